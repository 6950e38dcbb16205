import type { MutationResolvers } from '../../__generated__/graphql.ts';
import type { Context } from '../../context/context.ts';
import { upstreamBadResponse } from '../../clients/errors/graphql-errors.ts';
import { UpstreamError } from '../../clients/errors/upstream-error.ts';
import { type UserError, userErrorOf } from '../../clients/errors/user-error.ts';
import { toUploadRecord } from '../../loaders/address-book-uploads.ts';
import { isReal, OWN } from '../../loaders/address-books.ts';
import { ownOrId } from '../../lists/address-book-arguments.ts';
import {
  readUploadInput,
  type RefusedUpload,
  type Upload,
  withOwnExtension,
} from '../../writes/upload-input.ts';

export const uploadAddressBooks: NonNullable<MutationResolvers['uploadAddressBooks']> = async (
  _root,
  { input },
  context,
) => {
  const accountId = ownOrId(input.accountId, 'accountId');
  const upload = await withRealExtensions(readUploadInput(input.addressBooks), context);
  if ('userErrors' in upload) return upload;
  const { records } = upload;
  try {
    const task = await context.clients.ringcentral.addressBookBulkUpload({ accountId }, { records });
    return { upload: toUploadRecord(task, taskIdOf(task)), userErrors: [] };
  } catch (error) {
    const userError = asUserError(error, records.length);
    if (userError === undefined) throw error;
    return { userErrors: [userError] };
  }
};

/** Upstream takes no `~` inside of an upload. */
async function withRealExtensions(
  upload: Upload | RefusedUpload,
  { loaders }: Context,
): Promise<Upload | RefusedUpload> {
  if ('userErrors' in upload || upload.records.every(({ extensionId }) => extensionId !== OWN)) return upload;
  const own = { accountId: OWN, extensionId: OWN };
  // The cheapest of the calls whose answer names the real book: 50 of its group are allowed in a minute.
  if (!isReal(loaders.addressBooks.resolve(own))) await loaders.favorites.load(own);
  const book = loaders.addressBooks.resolve(own);
  if (isReal(book)) return withOwnExtension(upload, book.extensionId);
  throw upstreamBadResponse('ringcentral', 'RingCentral did not say which extension is the caller’s own.');
}

function taskIdOf({ id }: { readonly id?: unknown }): string {
  if ((typeof id === 'string' && id !== '') || typeof id === 'number') return String(id);
  throw upstreamBadResponse(
    'ringcentral',
    'RingCentral accepted the upload and did not say which task it is. Do not repeat it: the contacts are being added.',
  );
}

function asUserError(error: unknown, bookCount: number): UserError | undefined {
  if (error instanceof UpstreamError && error.status === 413) {
    const message = 'They are more than RingCentral takes at once. Upload fewer contacts at a time.';
    return { field: ['addressBooks'], code: 'TOO_LONG', message };
  }
  return userErrorOf(error, (parameterName = '') => {
    if (parameterName === 'accountId') return ['accountId'];
    // Upstream names the attribute and not the record, so only a lone one is known.
    const [, attribute] = /^records\.(extensionId|contacts)$/.exec(parameterName) ?? [];
    return attribute !== undefined && bookCount === 1 ? ['addressBooks', '0', attribute] : ['addressBooks'];
  });
}
