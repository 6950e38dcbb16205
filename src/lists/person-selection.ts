import { onceFor, type PersonSelection, selectionOf } from '../loaders/persons-selection.ts';

/** Google's fields for those fields of `Person` that are not simply named like Google's. */
const MADE_OF: Readonly<Record<string, readonly string[]>> = {
  id: ['resourceName'],
  displayName: ['names.displayName', 'names.metadata.primary'],
  primaryEmailAddress: ['emailAddresses.value', 'emailAddresses.metadata.primary'],
  primaryPhoneNumber: ['phoneNumbers.value', 'phoneNumbers.metadata.primary'],
  // Google deprecated `ageRange` in favor of the list; if it is missing, the list has the value.
  ageRange: ['ageRange', 'ageRanges.ageRange', 'ageRanges.metadata.primary'],
  // Used to find the same person in the other system.
  personalContacts: ['emailAddresses.value', 'phoneNumbers.value', 'phoneNumbers.canonicalForm'],
  photoUrl: ['photos.url', 'photos.default', 'photos.metadata.primary'],
};

/**
 * What to read from Google for these fields of `Person` (a result of `requestedFields`). The same set gives the same object,
 * because one operation asks for it once per representation.
 */
export const personSelection = onceFor((fields: ReadonlySet<string>): PersonSelection => {
  const ownFields = [...fields].filter((field) => !field.startsWith('personalContacts.'));
  return selectionOf(ownFields.flatMap((field) => MADE_OF[field] ?? [field]));
});
