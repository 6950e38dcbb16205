import { onceFor, type PersonSelection, selectionOf } from '../loaders/persons-selection.ts';

/** Fields that are made of others. All others have Google's own names. */
const MADE_OF: Readonly<Record<string, readonly string[]>> = {
  id: ['resourceName'],
  displayName: ['names.displayName', 'names.metadata.primary'],
  primaryEmailAddress: ['emailAddresses.value', 'emailAddresses.metadata.primary'],
  primaryPhoneNumber: ['phoneNumbers.value', 'phoneNumbers.metadata.primary'],
  // Google left it behind when the list came; where it is missing, the list tells it.
  ageRange: ['ageRange', 'ageRanges.ageRange', 'ageRanges.metadata.primary'],
  // By these the same human is found in the other system.
  personalContacts: ['emailAddresses.value', 'phoneNumbers.value', 'phoneNumbers.canonicalForm'],
  photoUrl: ['photos.url', 'photos.default', 'photos.metadata.primary'],
};

/**
 * What to read of Google for the requested fields of `Person` (as `requestedFields` gives them). The same set gives the
 * same object: an operation asks for each of its representations.
 */
export const personSelection = onceFor((fields: ReadonlySet<string>): PersonSelection => {
  const ownFields = [...fields].filter((field) => !field.startsWith('personalContacts.'));
  return selectionOf(ownFields.flatMap((field) => MADE_OF[field] ?? [field]));
});
