import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { maxConcurrency } from '../../../sandbox/index.ts';
import { personId } from '../../../src/relay/global-id.ts';
import { type Harness, startHarness } from '../../support/harness.ts';
import { allOtherContacts } from '../google/support.ts';
import { askWell, failuresOf } from '../graph/support.ts';

import { googleClient } from './google-client.ts';
import { faultsOf, write, writeWell } from './support.ts';

let harness: Harness;
let name: string;
let secondsName: string;

beforeAll(async () => {
  harness = await startHarness({ sandbox: { google: { otherContactCount: 200 } } });
  [name = '', secondsName = ''] = await Promise.all([richName('demo'), richName('second')]);
});
beforeEach(() => harness.sandbox.google.reset());
afterAll(() => harness.close());

/** An other contact with all fields that can be copied. */
const richName = async (user: 'demo' | 'second') =>
  (await allOtherContacts(harness, user)).find(
    ({ names, emailAddresses, phoneNumbers }) => names && emailAddresses && phoneNumbers,
  )?.resourceName ?? '';

const settings = (change: Parameters<typeof harness.sandbox.google.settings.update>[0]) =>
  harness.sandbox.google.settings.update(change);

const bodyOf = ({ calls }: Pick<Awaited<ReturnType<typeof write>>, 'calls'>) =>
  calls[0]?.requestBody as { copyMask: string; readMask: string; sources: readonly string[] };

describe('a copy', () => {
  it("is a contact of the caller's own, made at one call, and leaves the original", async () => {
    const { payload, calls } = await writeWell(harness, 'copyOtherContactToMyContacts', {
      resourceName: name,
    });
    expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `POST /v1/${name}:copyOtherContactToMyContactsGroup`,
    ]);
    const { person } = payload;
    expect(person.resourceName).toMatch(/^people\/c\d+$/);
    expect(person.id).toBe(personId(person.resourceName));
    const google = googleClient(harness);
    const copied = await google.people.get({
      resourceName: person.resourceName,
      personFields: 'names,emailAddresses,phoneNumbers,memberships',
    });
    expect(copied.data.names?.[0]?.displayName).toBe(person.displayName);
    expect(copied.data.emailAddresses).toHaveLength(1);
    expect(copied.data.phoneNumbers?.length).toBeGreaterThan(0);
    expect(copied.data.memberships?.[0]?.contactGroupMembership?.contactGroupResourceName).toBe(
      'contactGroups/myContacts',
    );
    expect((await allOtherContacts(harness)).map(({ resourceName }) => resourceName)).toContain(name);
    const { payload: twice } = await writeWell(harness, 'copyOtherContactToMyContacts', {
      resourceName: name,
    });
    expect(twice.person.resourceName).not.toBe(person.resourceName);
  });

  it('has the fields of the copy mask, each once', async () => {
    const answer = await writeWell(
      harness,
      'copyOtherContactToMyContacts',
      { resourceName: name, copyMask: ['NAMES', 'PHONE_NUMBERS', 'NAMES'], sources: ['CONTACT', 'CONTACT'] },
      {
        selection:
          'person { names { displayName } emailAddresses { value } phoneNumbers { value } } userErrors { code }',
      },
    );
    expect(bodyOf(answer)).toEqual({
      copyMask: 'names,phoneNumbers',
      readMask: 'emailAddresses,names,phoneNumbers',
      sources: ['READ_SOURCE_TYPE_CONTACT'],
    });
    const { person } = answer.payload;
    expect(person.names).toHaveLength(1);
    expect(person.emailAddresses).toEqual([]);
    expect(person.phoneNumbers.length).toBeGreaterThan(0);
  });

  it('is returned with the selected fields, through fragments and with default arguments', async () => {
    const answer = await askWell(
      harness,
      `mutation ($name: ID!, $mask: [PersonCopyField!], $sources: [PersonReadSource!]) {
        copyOtherContactToMyContacts(input: { resourceName: $name, copyMask: $mask, sources: $sources }) {
          ... on CopyOtherContactToMyContactsPayload {
            person {
              ...Facts
              ... on Person { memberships { contactGroupMembership { contactGroupResourceName } } }
              biographies @skip(if: true) { value }
            }
          }
        }
      }
      fragment Facts on Person { metadata { sources { type } } }`,
      { variables: { name, mask: null } },
    );
    expect(bodyOf(answer)).toEqual({
      copyMask: 'emailAddresses,names,phoneNumbers',
      readMask: 'memberships,metadata',
      sources: ['READ_SOURCE_TYPE_CONTACT', 'READ_SOURCE_TYPE_PROFILE'],
    });
    expect(answer.data.copyOtherContactToMyContacts.person).toEqual({
      metadata: { sources: [{ type: 'CONTACT' }] },
      memberships: [{ contactGroupMembership: { contactGroupResourceName: 'contactGroups/myContacts' } }],
    });
  });

  it('is also made if none of its fields are selected', async () => {
    for (const selection of ['userErrors { code }', 'person { resourceName } userErrors { code }']) {
      const { calls } = await writeWell(
        harness,
        'copyOtherContactToMyContacts',
        { resourceName: name },
        { selection },
      );
      expect(calls[0]?.query).toContainEqual(['fields', 'resourceName']);
    }
  });

  it('can be read by its name once Google has propagated it', async () => {
    settings({ copyPropagationMs: 60_000 });
    const { payload } = await writeWell(harness, 'copyOtherContactToMyContacts', { resourceName: name });
    const read = () =>
      askWell(harness, 'query ($name: ID!) { person(resourceName: $name) { displayName } }', {
        variables: { name: payload.person.resourceName },
      });
    expect((await read()).data.person).toBeNull();
    harness.sandbox.clock.advance(60_000);
    expect((await read()).data.person).toEqual({ displayName: payload.person.displayName });
  });
});

describe('a copy that fails', () => {
  it('is NOT_FOUND for a name that does not exist', async () => {
    const { payload, errors } = await write(harness, 'copyOtherContactToMyContacts', {
      resourceName: 'otherContacts/c404',
    });
    expect([errors, payload.person, ...faultsOf(payload)]).toEqual([
      undefined,
      null,
      'resourceName NOT_FOUND',
    ]);
  });

  it('has an unknown outcome if Google reports an internal error', async () => {
    settings({ missingCopyStatus: 500 });
    const answer = await write(harness, 'copyOtherContactToMyContacts', {
      resourceName: 'otherContacts/c404',
    });
    expect(failuresOf(answer)).toEqual(['payload UPSTREAM_UNAVAILABLE']);
    expect(answer.errors?.[0]?.message).toContain('not known whether the change was made');
    expect(answer.calls).toHaveLength(1);
  });

  it.each([
    'people/c1',
    'people/me',
    'contactGroups/c1',
    'otherContacts/',
    'otherContacts/a/b',
    'otherContacts/..',
    '',
  ])('is refused without a call for the name %j', async (resourceName) => {
    const answer = await write(harness, 'copyOtherContactToMyContacts', { resourceName });
    expect(failuresOf(answer)).toEqual(['payload BAD_USER_INPUT']);
    expect(answer.errors?.[0]?.message).toContain('input.resourceName');
    expect(answer.calls).toEqual([]);
  });

  it('is rejected by Google for a name that only Google can check', async () => {
    const answer = await write(harness, 'copyOtherContactToMyContacts', {
      resourceName: 'otherContacts/nobody',
    });
    expect(failuresOf(answer)).toEqual(['payload BAD_USER_INPUT']);
  });

  it('is refused without fields and sources', async () => {
    const { payload, calls } = await write(harness, 'copyOtherContactToMyContacts', {
      resourceName: name,
      copyMask: [],
      sources: [],
    });
    expect(faultsOf(payload)).toEqual(['copyMask EMPTY', 'sources EMPTY']);
    expect(calls).toEqual([]);
  });

  it.each(['sandbox-google-contacts-only', 'sandbox-google-other-only'])(
    'is FORBIDDEN with the token %s',
    async (token) => {
      const headers = { 'x-google-authorization': `Bearer ${token}` };
      const answer = await write(
        harness,
        'copyOtherContactToMyContacts',
        { resourceName: name },
        { as: 'nobody', headers },
      );
      expect(failuresOf(answer)).toEqual(['payload FORBIDDEN']);
    },
  );

  it('is not repeated when the connection breaks', async () => {
    harness.sandbox.google.addFault({ kind: 'reset', when: 'after' });
    const answer = await write(harness, 'copyOtherContactToMyContacts', { resourceName: name });
    expect(failuresOf(answer)).toEqual(['payload UPSTREAM_UNAVAILABLE']);
    expect(answer.errors?.[0]?.message).toContain('not known whether the change was made');
    expect(answer.calls).toHaveLength(1);
  });
});

describe('copies at the same time', () => {
  const copies = (count: number, as: 'demo' | 'second') =>
    Array.from({ length: count }, () =>
      harness.execute(
        `mutation ($name: ID!) {
          copyOtherContactToMyContacts(input: { resourceName: $name }) { person { resourceName } userErrors { code } }
        }`,
        { as, variables: { name: as === 'demo' ? name : secondsName } },
      ),
    );
  const newNames = (results: readonly Awaited<ReturnType<Harness['execute']>>[]) =>
    new Set(results.map(({ body }) => body.data.copyOtherContactToMyContacts.person.resourceName as string));

  it('are sent one at a time for one user', async () => {
    harness.clearCalls();
    const results = await Promise.all(copies(100, 'demo'));
    expect(newNames(results).size).toBe(100);
    expect(harness.calls()).toHaveLength(100);
    expect(maxConcurrency(harness.calls())).toBe(1);
  });

  it('run in parallel for two users', async () => {
    harness.sandbox.google.addFault({ kind: 'latency', latencyMs: 50 });
    harness.clearCalls();
    const results = await Promise.all([...copies(5, 'demo'), ...copies(5, 'second')]);
    expect(newNames(results).size).toBe(10);
    expect(maxConcurrency(harness.calls())).toBe(2);
    for (const caller of ['demo', 'second']) {
      const own = harness.calls().filter((call) => call.caller === caller);
      expect([own.length, maxConcurrency(own)]).toEqual([5, 1]);
    }
  });

  it('run one after another within one operation', async () => {
    const { data, calls } = await askWell(
      harness,
      `mutation ($name: ID!) {
        one: copyOtherContactToMyContacts(input: { resourceName: $name }) { person { id } }
        two: copyOtherContactToMyContacts(input: { resourceName: $name }) { person { id } }
      }`,
      { variables: { name } },
    );
    expect(data.one.person.id).not.toBe(data.two.person.id);
    expect(maxConcurrency(calls)).toBe(1);
  });
});
