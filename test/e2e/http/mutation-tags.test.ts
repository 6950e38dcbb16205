import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { favoriteId, personalContactId } from '../../../src/relay/global-id.ts';
import { type ExecuteOptions, type Harness, startHarness } from '../../support/harness.ts';
import { bookOf, contactIdsOf } from '../graph/support.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await startHarness();
});
afterEach(() => harness.close());

const own = () => bookOf(harness).extensionId;
const contactIds = () => contactIdsOf(harness).slice(0, 3);
const globalIds = () => contactIds().map((contactId) => personalContactId({ ...bookOf(harness), contactId }));
const contactTags = () => contactIds().map((contactId) => `personal-contact:${own()}/${contactId}`);
const favorite = () => {
  const [contactId = ''] = harness.sandbox.ringcentral.store
    .favorites('demo')
    .flatMap((one) => (one.contactId === undefined ? [] : [one.contactId]));
  return favoriteId(bookOf(harness), { contactId });
};
const otherContact = async () => {
  const { body } = await harness.execute('{ otherContacts(first: 1) { nodes { resourceName } } }');
  return body.data.otherContacts.nodes[0].resourceName as string;
};

const mutate = async (
  name: string,
  type: string,
  input: object,
  selection: string,
  options?: ExecuteOptions,
) => {
  const { body } = await harness.execute(
    `mutation ($input: ${type}!) { result: ${name}(input: $input) { ${selection} userErrors { code } } }`,
    { variables: { input }, headers: { 'x-cache-tags': '1' }, ...options },
  );
  return body;
};

const contact = { firstName: 'Amber', lastName: 'Alder' };

/** Name, input and invalidated tags, whatever the selection. */
const MUTATIONS: readonly (readonly [string, () => object | Promise<object>, () => readonly string[]])[] = [
  ['createPersonalContact', () => ({ contact }), () => [`personal-contacts:${own()}`]],
  [
    'updatePersonalContact',
    () => ({ id: globalIds()[0], contact }),
    () => [...contactTags().slice(0, 1), `personal-contacts:${own()}`],
  ],
  [
    'updatePersonalContacts',
    () => ({ contacts: globalIds().map((id) => ({ id, contact })) }),
    () => [...contactTags(), `personal-contacts:${own()}`],
  ],
  [
    'patchPersonalContact',
    () => ({ id: globalIds()[0], contact }),
    () => [...contactTags().slice(0, 1), `personal-contacts:${own()}`],
  ],
  [
    'deletePersonalContacts',
    () => ({ ids: globalIds() }),
    () => [`favorites:${own()}`, ...contactTags(), `personal-contacts:${own()}`],
  ],
  ['setFavorites', () => ({ favorites: [] }), () => [`favorites:${own()}`]],
  ['addFavorite', () => ({ target: { personalContactId: globalIds()[2] } }), () => [`favorites:${own()}`]],
  ['removeFavorite', () => ({ id: favorite() }), () => [`favorites:${own()}`]],
  ['moveFavorite', () => ({ id: favorite(), position: 5 }), () => [`favorites:${own()}`]],
];

describe('the invalidated tags of a mutation', () => {
  it.each(MUTATIONS)('%s names what it changed', async (name, input, expected) => {
    const type = `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}Input`;
    const tags = expected();
    const { data, extensions } = await mutate(name, type, await input(), '');
    expect(data.result).toEqual({ userErrors: [] });
    expect(extensions).toEqual({ invalidatedCacheTags: [...tags].sort() });
  });

  it('that copies an other contact name the copy', async () => {
    const { data, extensions } = await mutate(
      'copyOtherContactToMyContacts',
      'CopyOtherContactToMyContactsInput',
      { resourceName: await otherContact() },
      'person { resourceName }',
    );
    const { resourceName } = data.result.person;
    expect(extensions).toEqual({ invalidatedCacheTags: [`person:${String(resourceName)}`] });
  });

  it('that changed nothing are empty, and only sent on request', async () => {
    const input = { id: personalContactId({ ...bookOf(harness), contactId: '1' }), contact };
    const refused = await mutate('patchPersonalContact', 'PatchPersonalContactInput', input, '');
    expect(refused.data.result.userErrors).toHaveLength(1);
    expect(refused.extensions).toEqual({ invalidatedCacheTags: [] });
    const unasked = await mutate('patchPersonalContact', 'PatchPersonalContactInput', input, '', {
      headers: {},
    });
    expect(unasked).not.toHaveProperty('extensions');
  });

  it('that is forbidden do not reveal the owner of the data', async () => {
    const input = { ids: globalIds() };
    const { extensions } = await mutate(
      'deletePersonalContacts',
      'DeletePersonalContactsInput',
      input,
      'deletedIds',
      {
        as: 'second',
        headers: { 'x-cache-tags': '1' },
      },
    );
    expect(extensions).toEqual({ invalidatedCacheTags: [] });
  });
});
