/** One operation of a simulated client. */
export interface Step {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** What a client knows from earlier answers. */
export interface Memory {
  readonly contactIds: string[];
  readonly cursors: (string | null)[];
}

const pick = <Item>(items: readonly Item[]): Item | undefined =>
  items[Math.floor(Math.random() * items.length)];

const CONTACT = '{ id displayName phoneNumbers { type number } emailAddresses homeAddress { city } }';

const READS: readonly ((memory: Memory) => Step)[] = [
  ({ cursors }) => ({
    query: `query ($after: String) { personalContacts(first: 50, after: $after) { totalCount nodes ${CONTACT} pageInfo { endCursor } } }`,
    variables: { after: pick(cursors) ?? null },
  }),
  () => ({ query: `{ favorites { nodes { position target { ... on PersonalContact ${CONTACT} } } } }` }),
  () => ({ query: '{ otherContacts(first: 100) { totalCount nodes { id names { displayName } } } }' }),
  () => ({ query: '{ searchOtherContacts(query: "a") { nodes { id displayName } } }' }),
  () => ({ query: '{ person(resourceName: "people/me") { displayName photoUrl(size: 64) } }' }),
  ({ contactIds }) => ({
    query: `query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on PersonalContact ${CONTACT} } }`,
    variables: { ids: contactIds.slice(0, 60) },
  }),
  () => ({ query: '{ personalContactChanges(first: 100) { isFullSync nodes { contactId deleted } } }' }),
  () => ({ query: '{ otherContactChanges(first: 100) { isFullSync nodes { resourceName deleted } } }' }),
  // Rejected operations must not leak memory either.
  () => ({ query: '{ node(id: "garbage") { id } }' }),
  () => ({ query: '{ doesNotExist }' }),
];

const contact = (number: number) => ({
  firstName: 'Soak',
  lastName: `Number ${String(number)}`,
  homePhone: `+120255501${String(number % 100).padStart(2, '0')}`,
});

const WRITES: readonly ((memory: Memory, number: number) => Step)[] = [
  (_memory, number) => ({
    query:
      'mutation ($contact: PersonalContactInput!) { createPersonalContact(input: { contact: $contact }) { personalContact { id } userErrors { code } } }',
    variables: { contact: contact(number) },
  }),
  ({ contactIds }, number) => ({
    query:
      'mutation ($id: ID!, $contact: PersonalContactInput!) { patchPersonalContact(input: { id: $id, contact: $contact }) { personalContact { id notes } userErrors { code } } }',
    variables: { id: pick(contactIds) ?? 'none', contact: { notes: `changed ${String(number)}` } },
  }),
  ({ contactIds }) => ({
    query:
      'mutation ($ids: [ID!]!) { deletePersonalContacts(input: { ids: $ids }) { deletedIds userErrors { code } } }',
    variables: { ids: contactIds.splice(0, Math.max(1, contactIds.length - 100)) },
  }),
  ({ contactIds }) => ({
    query:
      'mutation ($id: ID!) { addFavorite(input: { target: { personalContactId: $id } }) { favorite { id } userErrors { code } } }',
    variables: { id: pick(contactIds) ?? 'none' },
  }),
  () => ({ query: 'mutation { setFavorites(input: { favorites: [] }) { favorites { id } } }' }),
];

const READ_SHARE = 0.8;

/** The next step of a client: mostly a read. */
export const nextStep = (memory: Memory, number: number): Step => {
  const make = pick(Math.random() < READ_SHARE ? READS : WRITES);
  if (make === undefined) throw new TypeError('There are no steps.');
  return make(memory, number);
};

/** The parts of responses that later steps use. */
export interface AnswerData {
  readonly createPersonalContact?: { readonly personalContact?: { readonly id: string } | null } | null;
  readonly personalContacts?: { readonly pageInfo?: { readonly endCursor: string | null } } | null;
}

/** Remembers ids and cursors for later steps, within a bound. */
export const remember = (memory: Memory, data: AnswerData): void => {
  const id = data.createPersonalContact?.personalContact?.id;
  if (id !== undefined) memory.contactIds.push(id);
  const cursor = data.personalContacts?.pageInfo?.endCursor;
  if (cursor !== undefined) memory.cursors.push(cursor);
  memory.contactIds.splice(0, memory.contactIds.length - 200);
  memory.cursors.splice(0, memory.cursors.length - 20);
};
