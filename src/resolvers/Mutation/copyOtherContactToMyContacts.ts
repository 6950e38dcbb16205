import type { MutationResolvers, PersonCopyField, PersonReadSource } from '../../__generated__/graphql.ts';
import { fieldMasks } from '../../__generated__/google-people.ts';
import { userInputError } from '../../errors/graphql-errors.ts';
import { callFailure } from '../../errors/upstream-failure.ts';
import type { UserError } from '../../errors/user-error.ts';
import { toPersonRecord } from '../../loaders/persons-record.ts';
import { maskOf, restrictTo, selectorOf } from '../../loaders/persons-selection.ts';
import { outcomeOf } from '../contact-write.ts';
import { parseResourceName } from '../person-reference.ts';
import { personSelection } from '../person-selection.ts';
import { requestedFields } from '../selection.ts';

const MASKS = fieldMasks.copyOtherContactToMyContactsGroup;
const COPY_FIELDS = {
  EMAIL_ADDRESSES: 'emailAddresses',
  NAMES: 'names',
  PHONE_NUMBERS: 'phoneNumbers',
} as const satisfies Record<PersonCopyField, (typeof MASKS.copyMask)[number]>;

export const copyOtherContactToMyContacts: NonNullable<
  MutationResolvers['copyOtherContactToMyContacts']
> = async (_root, { input }, { clients, loaders }, info) => {
  const resourceName = otherContactName(input.resourceName);
  const copyFields = new Set<PersonCopyField>(
    input.copyMask ?? ['EMAIL_ADDRESSES', 'NAMES', 'PHONE_NUMBERS'],
  );
  const sources = new Set<PersonReadSource>(input.sources ?? ['CONTACT', 'PROFILE']);
  const userErrors = [...emptyFault('copyMask', copyFields), ...emptyFault('sources', sources)];
  if (userErrors.length > 0) return { userErrors };
  const selection = restrictTo(personSelection(requestedFields(info, 'Person', ['person'])), MASKS.readMask);
  const readMask = maskOf(selection);
  const outcome = await outcomeOf(
    () =>
      clients.googlePeople.copyOtherContactToMyContactsGroup(
        { resourceName, fields: selectorOf(selection) },
        {
          copyMask: [...copyFields].map((field) => COPY_FIELDS[field]).join(','),
          readMask: readMask.join(','),
          sources: [...sources].map((source) => `READ_SOURCE_TYPE_${source}` as const),
        },
      ),
    () => ['resourceName'],
  );
  if ('userErrors' in outcome) return outcome;
  const person = toPersonRecord(outcome.result, new Set(readMask));
  if (person === null) throw callFailure('google-people', { kind: 'unreadable', outcomeUnknown: true });
  loaders.persons.forget(person.resourceName);
  return { person, userErrors: [] };
};

function otherContactName(value: string): string {
  const name = parseResourceName(value, 'input.resourceName');
  if (name.startsWith('otherContacts/')) return name;
  throw userInputError(
    'must be the name of an other contact, otherContacts/…; a person under people/… needs no copy.',
    'input.resourceName',
  );
}

const emptyFault = (name: string, values: ReadonlySet<string>): readonly UserError[] =>
  values.size > 0 ? [] : [{ code: 'EMPTY', field: [name], message: 'At least one must be named.' }];
