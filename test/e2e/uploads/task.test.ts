import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { type Harness, startHarness } from '../../support/harness.ts';
import { type Answer, ask, askWell, bookOf, routesOf } from '../graph/support.ts';

import { COLLEAGUE, upload } from './support.ts';

const TASK = `query Task($taskId: ID!) {
  addressBookUpload(taskId: $taskId) {
    taskId status isFinished pollAfterSeconds createdAt modifiedAt
    affected { extensionId contactCount contacts { firstName mobilePhone homeAddress { country } } }
    errors { code message parameterName parameterValue extensionId contact { firstName } }
  }
}`;
const BOOKS = [
  {
    extensionId: COLLEAGUE,
    contacts: [
      { firstName: 'Fern', mobilePhone: '+12025550111', homeAddress: { country: 'ISL' } },
      { firstName: 'Moss', mobilePhone: 'nonsense' },
    ],
  },
  { extensionId: '711041004', contacts: [{ firstName: 'Reed' }] },
];
const ADDED = [
  {
    extensionId: COLLEAGUE,
    contactCount: 1,
    contacts: [{ firstName: 'Fern', mobilePhone: '+12025550111', homeAddress: { country: 'Iceland' } }],
  },
  {
    extensionId: '711041004',
    contactCount: 1,
    contacts: [{ firstName: 'Reed', mobilePhone: null, homeAddress: null }],
  },
];
const REFUSED = {
  code: 'PAB-102',
  message: 'Parameter [mobilePhone] is invalid. Failed to parse phone number.',
  parameterName: 'mobilePhone',
  parameterValue: 'nonsense',
};

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ env: { MAX_RATE_WAIT_MS: '0' } });
});
beforeEach(() => harness.sandbox.ringcentral.reset());
afterAll(() => harness.close());

const start = async (): Promise<string> => {
  const { data } = await upload(harness, BOOKS);
  return String(data.uploadAddressBooks.upload.taskId);
};
const follow = (taskId: string, query = TASK): Promise<Answer> =>
  ask(harness, query, { variables: { taskId } });
/** Makes upstream answer this for every task. */
const pretend = (task: object): void =>
  harness.sandbox.ringcentral.addFault({ kind: 'status', status: 200, body: task });

describe('a task', () => {
  it('can be polled from start to end, at one Light call each time', async () => {
    const taskId = await start();
    const seen = [await follow(taskId)];
    harness.sandbox.clock.advance(1_000);
    seen.push(await follow(taskId));
    harness.sandbox.clock.advance(2_000);
    seen.push(await follow(taskId));
    expect(seen.map(({ calls }) => routesOf(calls))).toEqual([['{taskId}'], ['{taskId}'], ['{taskId}']]);
    const tasks = seen.map(({ data }) => data.addressBookUpload);
    expect(tasks.map(({ status, isFinished }) => [status, isFinished])).toEqual([
      ['ACCEPTED', false],
      ['IN_PROGRESS', false],
      ['COMPLETED', true],
    ]);
    expect(tasks[0]).toMatchObject({ taskId, affected: null, errors: null });
    expect(tasks[2]).toMatchObject({ taskId, pollAfterSeconds: null });
    const times = tasks.flatMap(({ createdAt, modifiedAt }) => [createdAt, modifiedAt]);
    expect(times.map((time) => new Date(time).toISOString())).toEqual(times);
    expect(Date.parse(tasks[2].modifiedAt)).toBeGreaterThan(Date.parse(tasks[2].createdAt));
  });

  it.each([
    ['object', { extensionId: null, contact: null }],
    ['list', { extensionId: COLLEAGUE, contact: { firstName: 'Moss' } }],
  ] as const)('has its results, in the form of an %s', async (uploadResults, whose) => {
    harness.sandbox.ringcentral.settings.update({ uploadResults });
    const taskId = await start();
    harness.sandbox.clock.advance(3_000);
    const { addressBookUpload } = (await follow(taskId)).data;
    expect(addressBookUpload).toMatchObject({ affected: ADDED, errors: [{ ...REFUSED, ...whose }] });
  });

  it('has its results in the form of a single entry', async () => {
    harness.sandbox.ringcentral.settings.update({ uploadResults: 'single' });
    const { data } = await upload(harness, BOOKS.slice(1));
    harness.sandbox.clock.advance(3_000);
    const { addressBookUpload } = (await follow(data.uploadAddressBooks.upload.taskId)).data;
    expect(addressBookUpload).toMatchObject({ affected: ADDED.slice(1), errors: [] });
  });

  it('that failed is finished, with a reason for each contact', async () => {
    harness.sandbox.ringcentral.settings.update({ uploadOutcome: 'failed' });
    const taskId = await start();
    harness.sandbox.clock.advance(3_000);
    const { addressBookUpload } = (await follow(taskId)).data;
    expect(addressBookUpload).toMatchObject({ status: 'FAILED', isFinished: true, affected: [] });
    expect(addressBookUpload.errors).toHaveLength(3);
  });

  it('reports contacts that did not fit into a full book', async () => {
    harness.sandbox.ringcentral.settings.update({ bookLimit: 10_000 });
    const contacts = (count: number) => Array.from({ length: count }, () => ({ firstName: 'Fern' }));
    const uploadTo = (count: number) =>
      upload(harness, [{ extensionId: COLLEAGUE, contacts: contacts(count) }]);
    await uploadTo(9_999);
    const { data } = await uploadTo(3);
    harness.sandbox.clock.advance(3_000);
    const query = `query ($taskId: ID!) { addressBookUpload(taskId: $taskId) { affected { contactCount } errors { code } } }`;
    const { addressBookUpload } = (await follow(data.uploadAddressBooks.upload.taskId, query)).data;
    expect(addressBookUpload).toEqual({
      affected: [{ contactCount: 1 }],
      errors: [{ code: 'PAB-101' }, { code: 'PAB-101' }],
    });
  });

  it('links to the books with added contacts', async () => {
    const taskId = await start();
    harness.sandbox.clock.advance(3_000);
    const query = `query ($taskId: ID!) { addressBookUpload(taskId: $taskId) {
      affected { extension { extensionId personalContacts(startsWith: "Fern") { nodes { firstName } } } } } }`;
    const { data } = await askWell(harness, query, { variables: { taskId } });
    expect(data.addressBookUpload.affected[0].extension).toEqual({
      extensionId: COLLEAGUE,
      personalContacts: { nodes: [{ firstName: 'Fern' }] },
    });
  });

  it('is read once per operation', async () => {
    const taskId = await start();
    const query = `query ($taskId: ID!, $accountId: ID) {
      a: addressBookUpload(taskId: $taskId) { status } b: addressBookUpload(taskId: $taskId, accountId: $accountId) { createdAt }
      _entities(representations: [{ __typename: "AddressBookUpload", taskId: "${taskId}" }]) { ... on AddressBookUpload { status } } }`;
    // From here on, the id of the caller's own account is known.
    await askWell(harness, '{ favorites(first: 1) { totalCount } }');
    const { accountId } = bookOf(harness);
    expect((await ask(harness, query, { variables: { taskId, accountId } })).calls).toHaveLength(1);
  });

  it('that upstream does not know is null', async () => {
    const { data, errors, calls } = await follow('402811004-711040004-00000000000000000000000000000000');
    expect([data, errors, calls.length]).toEqual([{ addressBookUpload: null }, undefined, 1]);
  });

  it.each(['', '.', '..', 'a/b', 'a?b', '../tasks', 'a%2Fb', 'a b', 'a#b', 'ä', 'x'.repeat(129)])(
    'with the id %j is refused without a call',
    async (taskId) => {
      const { data, errors, calls } = await follow(taskId);
      expect([data.addressBookUpload, calls]).toEqual([null, []]);
      expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT' }]);
      expect(errors?.[0]?.message).toMatch(/^taskId: must be 1 to 128 letters, digits and/);
    },
  );
});

describe('pollAfterSeconds', () => {
  it.each([
    [-3_600, 1],
    [0, 1],
    [3, 1],
    [19, 5],
    [118, 30],
    [3_600, 60],
  ])('of a task that is %i seconds old is %i', async (age, seconds) => {
    const creationTime = new Date(Date.now() - age * 1_000).toISOString();
    pretend({ status: 'Accepted', creationTime });
    expect((await follow('1')).data.addressBookUpload.pollAfterSeconds).toBe(seconds);
  });

  it('has a value until the end is known, whatever upstream says', async () => {
    pretend({ status: 'Paused', creationTime: 'yesterday', results: 'soon' });
    const { data, errors } = await follow('1');
    expect([errors, data.addressBookUpload]).toEqual([
      undefined,
      {
        taskId: '1',
        status: null,
        isFinished: false,
        pollAfterSeconds: 1,
        createdAt: null,
        modifiedAt: null,
        affected: null,
        errors: null,
      },
    ]);
  });
});

describe("a contact in upstream's results", () => {
  it('is passed on as text with unescaped names', async () => {
    const contact = { firstName: 'Fern &amp; Moss', lastName: 'O&apos;Reed', homeAddress: { zip: 94002 } };
    pretend({ status: 'Completed', results: [{ extensionId: 1, contact }] });
    const query = `query ($taskId: ID!) { addressBookUpload(taskId: $taskId) {
      affected { extensionId contacts { firstName lastName company homeAddress { zip } } } } }`;
    expect((await follow('1', query)).data.addressBookUpload.affected).toEqual([
      {
        extensionId: '1',
        contacts: [
          { firstName: 'Fern & Moss', lastName: "O'Reed", company: null, homeAddress: { zip: '94002' } },
        ],
      },
    ]);
  });
});

describe('a representation', () => {
  const entities = (fields: string, ...representations: readonly object[]): Promise<Answer> =>
    ask(
      harness,
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on AddressBookUpload { ${fields} } } }`,
      {
        variables: { of: representations.map((key) => ({ __typename: 'AddressBookUpload', ...key })) },
      },
    );

  it('costs nothing if only its key is selected', async () => {
    const { data, calls } = await entities('__typename taskId', { taskId: 'a-1' }, { taskId: 2 });
    expect([data._entities.map(({ taskId }: { taskId: string }) => taskId), calls]).toEqual([
      ['a-1', '2'],
      [],
    ]);
  });

  it('costs a Light call otherwise, and is null if upstream does not know it', async () => {
    const { data, calls } = await entities('status', { taskId: await start() }, { taskId: 'a-1' });
    expect([data._entities, calls.length]).toEqual([[{ status: 'ACCEPTED' }, null], 2]);
  });

  it('with an invalid key only fails itself', async () => {
    const { data, errors, calls } = await entities('taskId', { taskId: '../1' }, {}, { taskId: 'a-1' });
    expect([data._entities, calls]).toEqual([[null, null, { taskId: 'a-1' }], []]);
    expect(errors?.map(({ path, extensions }) => [path?.at(-1), extensions['code']])).toEqual([
      [0, 'BAD_USER_INPUT'],
      [1, 'BAD_USER_INPUT'],
    ]);
  });
});
