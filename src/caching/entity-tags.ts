import { OWN } from '../loaders/address-books.ts';
import type { EntityParent } from '../loaders/records.ts';
import { tagNames } from './tag-names.ts';

/** What names the caller at each upstream; null without a credential. */
export interface CallerKeys {
  readonly google: string | null;
  readonly ringcentral: string | null;
}

/** Tags of what a representation came to, with all that can be selected below it; none for what is null. */
export function entityTags(
  entity: EntityParent | null,
  realOf: (extensionId: string) => string,
  { google, ringcentral }: CallerKeys,
): readonly string[] {
  const callerTags = (key: string | null) => (key === null ? [] : [tagNames.caller(key)]);
  const bookTags = (asked: string, own: (extensionId: string) => readonly string[]) => {
    const extensionId = realOf(asked);
    const isKnown = extensionId !== OWN;
    return [
      ...(isKnown ? [...own(extensionId), tagNames.addressBook(extensionId)] : []),
      ...callerTags(ringcentral),
    ];
  };
  switch (entity?.__typename) {
    case 'Person':
      return [tagNames.person(entity.resourceName), ...callerTags(google)];
    case 'PersonalContact':
      return bookTags(entity.extensionId, (id) => [tagNames.contact(id, entity.contactId)]);
    case 'Favorite': {
      const { target } = entity;
      return bookTags(entity.extensionId, (id) => [
        tagNames.list('favorites', id),
        ...('contactId' in target ? [tagNames.contact(id, target.contactId)] : []),
      ]);
    }
    case 'Extension':
      return bookTags(entity.extensionId, (id) => [
        tagNames.list('personal-contacts', id),
        tagNames.list('favorites', id),
      ]);
    // An upload is never kept.
    case 'AddressBookUpload':
    case undefined:
      return [];
  }
}
