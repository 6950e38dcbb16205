import { expect } from '@jest/globals';
import fc from 'fast-check';

import type { Harness } from '../../../support/harness.ts';
import { askWell } from '../../graph/support.ts';
import { attributesOf, faultsOf, globalIdOf, type MutationName, WHOLE, write } from '../support.ts';

import {
  aDialingPlan,
  aDraft,
  type DialingPlan,
  type Draft,
  faultsIn,
  inputOf,
  isEmpty,
  patched,
} from './contact-input.ts';
import { type Area, byId, command, contactChosen, drop, keep, type Kept, type Model } from './world.ts';

const aTarget = fc.nat({ max: 200 });

/** The payload of a mutation that must have no GraphQL errors. */
const payloadOf = async (harness: Harness, name: MutationName, input: object) => {
  const { payload, errors } = await write(harness, name, input);
  expect([name, errors]).toEqual([name, undefined]);
  return payload;
};

/** The user errors expected for a draft. */
const told = (draft: Draft, path: string): readonly string[] =>
  faultsIn(draft).map((fault) => `${path}.${fault}`);

/** The user errors expected for a write to one contact. NOT_FOUND only comes for a valid draft, because only that is sent. */
const expectedFaults = (model: Model, contactId: string, draft: Draft, path: string, idPath: string) => {
  const faults = told(draft, path);
  if (faults.length > 0 || model.contacts.has(contactId)) return faults;
  return [`${idPath} NOT_FOUND`];
};

const create = fc.tuple(aDraft, aDialingPlan).map(([draft, dialingPlan]) =>
  command('create', async (model, harness) => {
    const contact = inputOf(draft, dialingPlan);
    const payload = await payloadOf(harness, 'createPersonalContact', { dialingPlan, contact });
    const faults = isEmpty(draft) ? ['contact EMPTY'] : told(draft, 'contact');
    expect(faultsOf(payload).toSorted()).toEqual(faults);
    if (faults.length > 0) return;
    const { personalContact, edge } = payload;
    const kept = patched({}, draft, dialingPlan);
    expect(model.everSeen).not.toContain(personalContact.contactId);
    expect(attributesOf(personalContact)).toEqual(kept);
    expect(edge.node.id).toBe(globalIdOf(harness, personalContact.contactId));
    keep(model, personalContact.contactId, kept);
  }),
);

/** Updating and patching one contact, which only differ in the contact that they start from. */
const writeOne = (name: 'updatePersonalContact' | 'patchPersonalContact', baseOf: (contact: Kept) => Kept) =>
  fc.tuple(aTarget, aDraft, aDialingPlan).map(([choice, draft, dialingPlan]) =>
    command(name, async (model, harness) => {
      const contactId = contactChosen(model, choice);
      const id = globalIdOf(harness, contactId);
      const payload = await payloadOf(harness, name, {
        id,
        dialingPlan,
        contact: inputOf(draft, dialingPlan),
      });
      const faults = expectedFaults(model, contactId, draft, 'contact', 'id');
      expect(faultsOf(payload).toSorted()).toEqual(faults);
      const before = model.contacts.get(contactId);
      if (faults.length > 0 || before === undefined) return;
      const kept = patched(baseOf(before), draft, dialingPlan);
      expect(attributesOf(payload.personalContact)).toEqual(kept);
      keep(model, contactId, kept);
    }),
  );

const updateMany = fc
  .tuple(fc.array(fc.tuple(aTarget, aDraft), { minLength: 1, maxLength: 40 }), aDialingPlan)
  .map(([items, dialingPlan]) =>
    command('updatePersonalContacts', async (model, harness) => {
      const contacts = items.map(([choice, draft]) => ({
        id: globalIdOf(harness, contactChosen(model, choice)),
        contact: inputOf(draft, dialingPlan),
      }));
      const { results } = await payloadOf(harness, 'updatePersonalContacts', { dialingPlan, contacts });
      const seen = new Set<string>();
      for (const [index, [choice, draft]] of items.entries()) {
        const path = `contacts.${String(index)}`;
        const contactId = contactChosen(model, choice);
        const faults = seen.has(contactId)
          ? [`${path}.id DUPLICATE`]
          : expectedFaults(model, contactId, draft, `${path}.contact`, `${path}.id`);
        seen.add(contactId);
        expect(faultsOf(results[index]).toSorted()).toEqual(faults);
        expect(results[index].id).toBe(contacts[index]?.id);
        if (faults.length > 0) continue;
        keep(model, contactId, replaced(draft, dialingPlan));
        expect(attributesOf(results[index].personalContact)).toEqual(model.contacts.get(contactId));
      }
    }),
  );

const replaced = (draft: Draft, dialingPlan: DialingPlan): Kept => patched({}, draft, dialingPlan);

const deleteMany = fc.array(aTarget, { minLength: 1, maxLength: 35 }).map((choices) =>
  command('deletePersonalContacts', async (model, harness) => {
    const contactIds = choices.map((choice) => contactChosen(model, choice));
    const ids = contactIds.map((contactId) => globalIdOf(harness, contactId));
    const payload = await payloadOf(harness, 'deletePersonalContacts', { ids });
    const gone = contactIds.filter(
      (contactId, index) => contactIds.indexOf(contactId) === index && model.contacts.has(contactId),
    );
    expect(payload.deletedIds).toEqual(gone.map((contactId) => globalIdOf(harness, contactId)));
    expect(faultsOf(payload)).toEqual(
      contactIds.flatMap((contactId, index) => {
        if (contactIds.indexOf(contactId) !== index) return [`ids.${String(index)} DUPLICATE`];
        return model.contacts.has(contactId) ? [] : [`ids.${String(index)} NOT_FOUND`];
      }),
    );
    for (const contactId of gone) drop(model, contactId);
  }),
);

/** The whole list, page by page. */
const viewList = async (model: Model, harness: Harness): Promise<void> => {
  const found: [string, object][] = [];
  for (let after: string | null = null, isEnd = false; !isEnd;) {
    const { data } = await askWell(
      harness,
      `query ($after: String) {
        personalContacts(first: 7, after: $after) {
          totalCount nodes { id contactId accountId extensionId ${WHOLE} } pageInfo { hasNextPage endCursor }
        }
      }`,
      { variables: { after } },
    );
    const { totalCount, nodes, pageInfo } = data.personalContacts;
    expect(totalCount).toBe(model.contacts.size);
    for (const node of nodes) found.push([node.contactId, attributesOf(node)]);
    after = pageInfo.endCursor;
    isEnd = !pageInfo.hasNextPage;
  }
  expect(byId(found)).toEqual(byId(model.contacts));
};

/** Looks up each contact that ever existed by its id. */
const viewEach = async (model: Model, harness: Harness): Promise<void> => {
  const fields = model.everSeen
    .slice(-90)
    .map(
      (contactId) =>
        `_${contactId}: personalContact(contactId: "${contactId}") { id contactId accountId extensionId ${WHOLE} }`,
    );
  const { data, calls } = await askWell(harness, `{ ${fields.join('\n')} }`);
  expect(calls.length).toBe(Math.ceil(fields.length / 30));
  for (const [name, contact] of Object.entries(data)) {
    const expected = model.contacts.get(name.slice(1)) ?? null;
    expect([name, contact && attributesOf(contact)]).toEqual([name, expected]);
  }
};

export const contacts: Area = {
  commands: [
    create,
    create,
    writeOne('patchPersonalContact', (contact) => contact),
    writeOne('patchPersonalContact', (contact) => contact),
    writeOne('updatePersonalContact', () => ({})),
    updateMany,
    deleteMany,
  ],
  views: [viewList, viewEach],
};
