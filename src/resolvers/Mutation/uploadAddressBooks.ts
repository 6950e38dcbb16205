import type { MutationResolvers } from '../../__generated__/graphql.ts';
import { upstreamBadResponse } from '../../clients/errors/graphql-errors.ts';
import { UpstreamError } from '../../clients/errors/upstream-error.ts';
import type { Context } from '../../context/context.ts';
import { ownOrId, realExtensionId } from '../../lists/arguments.ts';
import { toUploadRecord } from '../../loaders/address-book-uploads.ts';
import { OWN } from '../../loaders/address-books.ts';
import { type InputPath, payloadOf, refusal } from '../../writes/input-refusal.ts';
import { readUploadInput, type Upload, withOwnExtension } from '../../writes/upload-input.ts';

export const uploadAddressBooks: NonNullable<MutationResolvers['uploadAddressBooks']> = (
  _root,
  { input },
  context,
) =>
  payloadOf({
    read: () => ({
      accountId: ownOrId(input.accountId, 'accountId'),
      upload: readUploadInput(input.addressBooks),
    }),
    write: async ({ accountId, upload }) => {
      const { records } = await withRealExtensions(upload, context);
      const task = await context.clients.ringcentral
        .addressBookBulkUpload({ accountId }, { records })
        .catch(refuseTooLarge);
      return { upload: toUploadRecord(task, taskIdOf(task)) };
    },
    fieldOf: (_error, { upload }, { parameterName }) => fieldOf(parameterName, upload.records.length),
  });

/** Replaces `~`, which upstream does not accept in uploads. */
const withRealExtensions = async (upload: Upload, context: Context): Promise<Upload> =>
  upload.records.every(({ extensionId }) => extensionId !== OWN)
    ? upload
    : withOwnExtension(upload, await realExtensionId(OWN, context));

const taskIdOf = ({ id }: { readonly id?: unknown }): string => {
  if ((typeof id === 'string' && id !== '') || typeof id === 'number') return String(id);
  throw upstreamBadResponse(
    'ringcentral',
    'RingCentral accepted the upload but did not return a task id. Do not repeat the upload: the contacts are being added.',
  );
};

/** Always throws: InputRefusal if upstream rejects the request because of its size, else the error. */
const refuseTooLarge = (error: unknown): never => {
  if (!(error instanceof UpstreamError) || error.status !== 413) throw error;
  const message = 'The upload is larger than RingCentral allows. Upload fewer contacts at a time.';
  throw refusal('TOO_LONG', ['addressBooks'], message);
};

/** Upstream names the attribute but not the record, so the record is only known if there is just one. */
const fieldOf = (parameterName = '', bookCount: number): InputPath => {
  if (parameterName === 'accountId') return ['accountId'];
  const [, attribute] = /^records\.(extensionId|contacts)$/.exec(parameterName) ?? [];
  return attribute !== undefined && bookCount === 1 ? ['addressBooks', '0', attribute] : ['addressBooks'];
};
