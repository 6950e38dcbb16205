import type { ContactSource, MutationResolvers } from '../../__generated__/graphql.ts';
import { UpstreamError } from '../../clients/errors/upstream-error.ts';
import { undoneError, type UserError } from '../../clients/errors/user-error.ts';
import { demandItems, MAX_ENUM_VALUES } from '../../lists/arguments.ts';
import { SOURCES } from '../../lists/contact-sources.ts';

export const forgetMyAddressBooks: NonNullable<MutationResolvers['forgetMyAddressBooks']> = async (
  _root,
  { input },
  { books },
) => {
  const asked = demandItems(input.sources ?? SOURCES, MAX_ENUM_VALUES, 'sources');
  const forgotten: ContactSource[] = [];
  const userErrors: UserError[] = [];
  for (const source of new Set(asked)) {
    try {
      await (source === 'GOOGLE_OTHER_CONTACTS' ? books.google : books.ringcentral).erase();
      forgotten.push(source);
    } catch (error) {
      // A failure of one system must not hide that the other system's book was erased.
      if (!(error instanceof UpstreamError)) throw error;
      userErrors.push(undoneError(error, ['sources', String(asked.indexOf(source))]));
    }
  }
  return { forgotten, userErrors };
};
