import { fieldMasks } from '../../__generated__/google-people.ts';
import type {
  CopyOtherContactToMyContactsInput,
  MutationResolvers,
  PersonCopyField,
  PersonReadSource,
} from '../../__generated__/graphql.ts';
import { userInputError } from '../../clients/errors/graphql-errors.ts';
import { callFailure } from '../../clients/errors/upstream-failure.ts';
import { parseResourceName } from '../../lists/arguments.ts';
import { personSelection, requestedFields } from '../../lists/selection.ts';
import { toPersonRecord } from '../../loaders/persons-record.ts';
import { maskOf, restrictTo, selectorOf } from '../../loaders/persons-selection.ts';
import { InputRefusal, lengthErrors, payloadOf } from '../../writes/input-refusal.ts';

const MASKS = fieldMasks.copyOtherContactToMyContactsGroup;
const COPY_FIELDS = {
  EMAIL_ADDRESSES: 'emailAddresses',
  NAMES: 'names',
  PHONE_NUMBERS: 'phoneNumbers',
} as const satisfies Record<PersonCopyField, (typeof MASKS.copyMask)[number]>;

export const copyOtherContactToMyContacts: NonNullable<MutationResolvers['copyOtherContactToMyContacts']> = (
  _root,
  { input },
  { clients, loaders },
  info,
) =>
  payloadOf({
    read: () => ({ resourceName: otherContactName(input.resourceName), ...readSets(input) }),
    write: async ({ resourceName, copyMask, sources }) => {
      const selection = restrictTo(
        personSelection(requestedFields(info, 'Person', ['person'])),
        MASKS.readMask,
      );
      const readMask = maskOf(selection);
      const answer = await clients.googlePeople.copyOtherContactToMyContactsGroup(
        { resourceName, fields: selectorOf(selection) },
        {
          copyMask: copyMask.map((field) => COPY_FIELDS[field]).join(','),
          readMask: readMask.join(','),
          sources: sources.map((source) => `READ_SOURCE_TYPE_${source}` as const),
        },
      );
      const person = toPersonRecord(answer, new Set(readMask));
      if (person === null) throw callFailure('google-people', { kind: 'unreadable', outcomeUnknown: true });
      loaders.persons.forget(person.resourceName);
      return { person };
    },
    fieldOf: () => ['resourceName'],
  });

const otherContactName = (value: string): string => {
  const name = parseResourceName(value, 'input.resourceName');
  if (name.startsWith('otherContacts/')) return name;
  throw userInputError(
    'must be the resource name of an other contact, otherContacts/…. A person under people/… is already in the contacts.',
    'input.resourceName',
  );
};

const MAX_LISTED = 100;

/** Both lists without duplicates. Null and a missing list mean the default. @throws InputRefusal if one is empty or too long */
const readSets = (input: CopyOtherContactToMyContactsInput) => {
  const { copyMask, sources } = input;
  const sets = {
    copyMask: [...new Set<PersonCopyField>(copyMask ?? ['EMAIL_ADDRESSES', 'NAMES', 'PHONE_NUMBERS'])],
    sources: [...new Set<PersonReadSource>(sources ?? ['CONTACT', 'PROFILE'])],
  };
  const userErrors = (['copyMask', 'sources'] as const).flatMap((name) =>
    lengthErrors([name], input[name]?.length ?? 1, MAX_LISTED),
  );
  if (userErrors.length > 0) throw new InputRefusal(userErrors);
  return sets;
};
