import type { QueryResolvers } from '../../__generated__/graphql.ts';
import { ownOrId, taskIdOf } from '../../lists/arguments.ts';

export const addressBookUpload: NonNullable<QueryResolvers['addressBookUpload']> = (
  _root,
  { taskId, accountId },
  { loaders },
) =>
  loaders.addressBookUploads.load({
    accountId: ownOrId(accountId, 'accountId'),
    taskId: taskIdOf(taskId, 'taskId'),
  });
