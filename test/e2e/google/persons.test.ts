import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import type { Person } from '../../../src/__generated__/google-people.ts';
import { personId } from '../../../src/relay/global-id.ts';
import type { Harness } from '../../support/harness.ts';

import {
  allOtherContacts,
  ask,
  askGoogle,
  askWell,
  BATCH_GET,
  LIST,
  namesOf,
  startGoogleHarness,
} from './support.ts';

let harness: Harness;
let others: Person[];
let contacts: Person[];

const ENTITIES = (selection: string) =>
  `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Person { ${selection} } } }`;

const references = (names: readonly string[]) =>
  names.map((resourceName) => ({ __typename: 'Person', resourceName }));

beforeAll(async () => {
  harness = await startGoogleHarness();
  others = await allOtherContacts(harness);
  // This graph has no list of the caller's own contacts.
  const names = harness.sandbox.google.store
    .book('demo')
    .contacts()
    .slice(0, 3)
    .map(({ resourceName }) => resourceName);
  contacts = await Promise.all(
    names.map((name) => askGoogle<Person>(harness, `/v1/${name}?personFields=names,emailAddresses`)),
  );
});

afterEach(() => {
  harness.sandbox.google.clearFaults();
});
afterAll(() => harness.close());

/** Resource names that do not exist. */
const strangers = (count: number): string[] =>
  Array.from(
    { length: count },
    (_, index) => `people/c${String(7_000_000_000_000_000_000n + BigInt(index))}`,
  );

describe('people/… by name', () => {
  it('share calls of 200 names, each name once, with the union of what is selected', async () => {
    const [one = '', two = ''] = namesOf(contacts);
    const names = [...strangers(398), one, two];
    const query = `query ($representations: [_Any!]!, $id: ID!, $ids: [ID!]!) {
      _entities(representations: $representations) { ... on Person { resourceName displayName } }
      person(resourceName: "${one}") { etag primaryEmailAddress }
      node(id: $id) { ... on Person { phoneNumbers { value } } }
      nodes(ids: $ids) { ... on Person { displayName } }
    }`;
    const { data, calls } = await askWell(harness, query, {
      variables: {
        representations: references([...names, one]),
        id: personId(two),
        ids: [personId(one), personId(two)],
      },
    });
    expect(calls.map(({ route }) => route)).toEqual([BATCH_GET, BATCH_GET]);
    const sent = calls.flatMap((call) => call.all('resourceNames'));
    expect([...sent].sort()).toEqual([...names].sort());
    for (const call of calls) {
      expect(call.all('resourceNames').length).toBeLessThanOrEqual(200);
      expect(call.one('personFields')).toBe('emailAddresses,names,phoneNumbers');
      expect(call.all('sources')).toEqual([]);
    }
    expect(data._entities.slice(0, 398)).toEqual(Array.from({ length: 398 }, () => null));
    const displayName = contacts[0]?.names?.[0]?.displayName;
    expect(data._entities[398]).toEqual({ resourceName: one, displayName });
    expect(data._entities[400]).toEqual(data._entities[398]);
    expect(data.person.etag).toBe(contacts[0]?.etag);
    expect(data.nodes[0]).toEqual({ displayName });
  });

  it('are matched by the requested name, not by the order of answers', async () => {
    harness.sandbox.google.settings.update({ batchGetOrder: 'reversed' });
    const { data } = await askWell(harness, ENTITIES('resourceName'.concat(' etag')), {
      variables: { representations: references(namesOf(contacts)) },
    });
    harness.sandbox.google.settings.update({ batchGetOrder: 'request' });
    expect(data._entities).toEqual(contacts.map(({ resourceName, etag }) => ({ resourceName, etag })));
  });

  it('cost nothing as references of which only keys are selected, but a call as lookups', async () => {
    const [name = ''] = namesOf(contacts);
    const reference = await askWell(harness, ENTITIES('__typename id resourceName'), {
      variables: { representations: [...references([name]), { __typename: 'Person', id: personId(name) }] },
    });
    expect(reference.calls).toEqual([]);
    expect(reference.data._entities).toEqual(
      Array.from({ length: 2 }, () => ({ __typename: 'Person', id: personId(name), resourceName: name })),
    );
    const lookup = await askWell(harness, `{ person(resourceName: "${strangers(1)[0] ?? ''}") { id } }`);
    expect(lookup.data.person).toBeNull();
    expect(lookup.calls).toHaveLength(1);
  });

  it('fail separately: each status is an error at its own index', async () => {
    const [good = '', bad = '', gone = ''] = namesOf(contacts);
    harness.sandbox.google.addFault({
      kind: 'status',
      status: 200,
      times: 1,
      body: {
        responses: [
          { requestedResourceName: gone, status: { code: 5 }, httpStatusCode: 404 },
          { requestedResourceName: bad, status: { code: 7, message: 'No.' }, httpStatusCode: 403 },
          {
            requestedResourceName: good,
            status: {},
            httpStatusCode: 200,
            person: { resourceName: good, etag: 'e' },
          },
        ],
      },
    });
    const { data, errors } = await ask(harness, ENTITIES('etag'), {
      variables: { representations: references([good, bad, gone]) },
    });
    expect(data._entities).toEqual([{ etag: 'e' }, null, null]);
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({
      path: ['_entities', 1],
      extensions: { code: 'FORBIDDEN', upstream: 'google-people', upstreamCode: 'PERMISSION_DENIED' },
    });
  });

  it('are still found if Google rejects the batch because of an unusual name', async () => {
    const [good = ''] = namesOf(contacts);
    harness.sandbox.google.addFault({ kind: 'status', status: 400, times: 1, match: { route: BATCH_GET } });
    const { data, calls } = await askWell(harness, ENTITIES('etag'), {
      variables: { representations: references([good, 'people/$unusual']) },
    });
    expect(data._entities).toEqual([{ etag: contacts[0]?.etag }, null]);
    expect(calls).toHaveLength(3);
  });

  it('only fail with their own call', async () => {
    harness.sandbox.google.addFault({ kind: 'status', status: 403, times: 1, match: { route: BATCH_GET } });
    const names = [...strangers(200), ...namesOf(contacts)];
    const { data, errors } = await ask(harness, ENTITIES('etag'), {
      variables: { representations: references(names) },
    });
    const failed = (errors ?? []).map(({ path }) => path?.[1]);
    const first = names.map((_, index) => index).slice(0, 200);
    const rest = names.map((_, index) => index).slice(200);
    expect([first, rest]).toContainEqual(failed);
    if (failed.length === first.length) {
      expect(data._entities.slice(200)).toEqual(contacts.map(({ etag }) => ({ etag })));
    }
  });
});

describe('otherContacts/… by name', () => {
  it('share one scan that ends when all are found', async () => {
    const [one, two, last] = [others[5], others[700], others[others.length - 1]];
    const names = namesOf([one, two].filter((person) => person !== undefined));
    const early = await askWell(
      harness,
      `query ($representations: [_Any!]!) {
        _entities(representations: $representations) { ... on Person { etag } }
        person(resourceName: "${names[0] ?? ''}") { names { displayName } }
      }`,
      { variables: { representations: references([...names, ...names]) } },
    );
    expect(early.calls.map((call) => [call.route, call.one('pageSize'), call.one('readMask')])).toEqual([
      [LIST, '1000', 'names'],
    ]);
    expect(early.calls[0]?.all('sources')).toEqual(['READ_SOURCE_TYPE_CONTACT']);
    expect(early.data._entities).toEqual([one, two, one, two].map((person) => ({ etag: person?.etag })));
    const late = await askWell(harness, `{ person(resourceName: "${last?.resourceName ?? ''}") { etag } }`);
    expect(late.calls).toHaveLength(Math.ceil(others.length / 1000));
    expect(late.data.person).toEqual({ etag: last?.etag });
  });

  it('only read profiles for fields that need them', async () => {
    const name = others[0]?.resourceName ?? '';
    const { calls } = await askWell(harness, `{ person(resourceName: "${name}") { photoUrl displayName } }`);
    expect(calls.map((call) => call.all('sources').length)).toEqual([2]);
    const { calls: plain } = await askWell(
      harness,
      `{ person(resourceName: "${name}") { metadata { deleted } } }`,
    );
    expect(plain.map((call) => call.all('sources').length)).toEqual([1]);
  });

  it('are null if the list has no such person', async () => {
    const { data, calls } = await askWell(harness, '{ person(resourceName: "otherContacts/c12345") { id } }');
    expect(data.person).toBeNull();
    expect(calls).toHaveLength(Math.ceil(others.length / 1000));
  });

  it('are found if the scan reached them before it failed', async () => {
    const strict = await startGoogleHarness({
      sandbox: { google: { settings: { readsPerMinute: 1 } } },
      env: { MAX_RATE_WAIT_MS: '0' },
    });
    try {
      const names = namesOf([others[0], others[others.length - 1]].filter((person) => person !== undefined));
      const { data, errors } = await ask(strict, ENTITIES('etag'), {
        variables: { representations: references(names) },
      });
      expect(data._entities).toEqual([{ etag: others[0]?.etag }, null]);
      expect(errors).toHaveLength(1);
      expect(errors?.[0]).toMatchObject({ path: ['_entities', 1], extensions: { code: 'RATE_LIMITED' } });
    } finally {
      await strict.close();
    }
  });
});

describe('invalid names', () => {
  it.each(['people/', 'people/a/b', 'otherContacts', 'contactGroups/1', 'people/c1?x', ''])(
    'such as %j are refused without a call',
    async (resourceName) => {
      const { errors, calls } = await ask(
        harness,
        'query ($name: ID!) { person(resourceName: $name) { etag } }',
        {
          variables: { name: resourceName },
        },
      );
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
      expect(errors?.[0]?.message).toMatch(/people\/….*otherContacts\/…/);
      expect(calls).toEqual([]);
    },
  );

  it('only null their own index among references', async () => {
    const [good = ''] = namesOf(contacts);
    const { data, errors } = await ask(harness, ENTITIES('etag'), {
      variables: { representations: references([good, 'people/', good]) },
    });
    expect(data._entities[1]).toBeNull();
    expect(data._entities[0]).toEqual(data._entities[2]);
    expect(errors?.map(({ path }) => path)).toEqual([['_entities', 1]]);
  });
});

describe('people/me', () => {
  it("is the account's own person, with its own name in the answer", async () => {
    const me = await askGoogle<Person>(harness, '/v1/people/me?personFields=names');
    const { data } = await askWell(
      harness,
      '{ person(resourceName: "people/me") { id resourceName displayName } }',
    );
    expect(data.person.resourceName).toBe(me.resourceName);
  });
});
