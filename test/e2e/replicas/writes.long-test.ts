import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';

import { maxConcurrency, type RecordedCall } from '../../../sandbox/kit/index.ts';
import { favoriteId, personalContactId } from '../../../src/relay/global-id.ts';
import { range, until } from '../../clients/redis/support.ts';
import type { GraphQLResult } from '../../support/harness.ts';
import { describeWithRedis } from '../../support/redis.ts';
import { OPERATIONS } from '../writes/favorites-support.ts';

import { startTwoPrograms, type TwoPrograms } from './two-programs.ts';

let two: TwoPrograms;

const write = async (program: number, query: string, input: object): Promise<unknown> => {
  const { body } = await two.execute(program, query, { as: 'second', variables: { input } });
  return failureOf(body);
};
/** The error, or undefined if there is none. */
const failureOf = ({ data, errors }: GraphQLResult['body']): unknown => {
  const [payload] = Object.values((data ?? {}) as Record<string, { userErrors: unknown[] } | null>);
  return errors ?? payload?.userErrors[0];
};

const book = () => {
  const { store } = two.sandbox.ringcentral;
  return { accountId: store.accountId, extensionId: store.extensionId('second') };
};
const contacts = () => two.sandbox.ringcentral.store.contacts('second');
const favorites = async (): Promise<readonly string[]> => {
  const { body } = await two.execute(0, '{ favorites(first: 1000) { nodes { id } } }', { as: 'second' });
  return (body.data.favorites.nodes as { readonly id: string }[]).map(({ id }) => id);
};

const addFavorite = (program: number, contactId: string): Promise<unknown> =>
  write(program, OPERATIONS.addFavorite, {
    target: { personalContactId: personalContactId({ ...book(), contactId }) },
  });
const copy = (program: number, resourceName: string): Promise<unknown> =>
  write(
    program,
    `mutation ($input: CopyOtherContactToMyContactsInput!) {
      copyOtherContactToMyContacts(input: $input) { person { id } userErrors { code } }
    }`,
    { resourceName },
  );
const create = (program: number, firstName: string): Promise<unknown> =>
  write(
    program,
    `mutation ($input: CreatePersonalContactInput!) {
      createPersonalContact(input: $input) { personalContact { id } userErrors { code } }
    }`,
    { contact: { firstName } },
  );

const writesOf = (upstream: 'google' | 'ringcentral', method: string): readonly RecordedCall[] =>
  two.sandbox[upstream].calls().filter((call) => call.method === method);

/** Kills and restarts Redis after upstream has received this many calls of that kind. */
const shake = async (upstream: 'google' | 'ringcentral', method: string, count: number): Promise<void> => {
  await until(() => writesOf(upstream, method).length >= count, 20_000);
  await two.redis.crash();
  await delay(500);
  await two.redis.restart();
};

describeWithRedis('changes of one user through two programs', () => {
  beforeAll(async () => {
    two = await startTwoPrograms({}, { UPSTREAM_TIMEOUT_MS: '30000' });
  });
  afterAll(async () => {
    await two[Symbol.asyncDispose]();
  });
  beforeEach(() => {
    const { google, ringcentral } = two.sandbox;
    for (const upstream of [google, ringcentral]) {
      upstream.clearCalls();
      // Slow calls, so that writes without a lock would overlap.
      upstream.addFault({ kind: 'latency', latencyMs: 15 });
    }
  });
  afterEach(() => {
    for (const upstream of [two.sandbox.google, two.sandbox.ringcentral]) upstream.clearFaults();
  });

  /** Adds the contacts of that part of the book to the favorites, all at once. */
  const addAll = async (from: number, count: number, disruption: () => Promise<void>): Promise<void> => {
    const before = await favorites();
    const ids = contacts()
      .map(({ id }) => id)
      .filter((contactId) => !before.includes(favoriteId(book(), { contactId })))
      .slice(from, from + count);
    const [outcomes] = await Promise.all([
      Promise.all(ids.map((contactId, index) => addFavorite(index, contactId))),
      disruption(),
    ]);
    expect(outcomes.filter((failure) => failure !== undefined)).toEqual([]);
    const added = ids.map((contactId) => favoriteId(book(), { contactId }));
    expect([...(await favorites())].sort()).toEqual([...before, ...added].sort());
    expect(maxConcurrency(writesOf('ringcentral', 'PUT'))).toBe(1);
    expect(writesOf('ringcentral', 'PUT')).toHaveLength(count);
  };

  it('of favorites, fifty at once, lose nothing', () => addAll(0, 50, () => Promise.resolve()));

  it('of favorites lose nothing when Redis is killed and restarted', () =>
    addAll(0, 30, () => shake('ringcentral', 'PUT', 5)));

  it('are copied to Google one at a time, each once, also when Redis is killed meanwhile', async () => {
    const { body } = await two.execute(0, '{ otherContacts(first: 24) { nodes { resourceName } } }', {
      as: 'second',
    });
    const names = (body.data.otherContacts.nodes as { readonly resourceName: string }[]).map(
      ({ resourceName }) => resourceName,
    );
    expect(names.length).toBeGreaterThanOrEqual(10);
    const [outcomes] = await Promise.all([
      Promise.all(names.map((name, index) => copy(index, name))),
      shake('google', 'POST', 4),
    ]);
    expect(outcomes.filter((failure) => failure !== undefined)).toEqual([]);
    const copies = writesOf('google', 'POST');
    expect(maxConcurrency(copies)).toBe(1);
    expect([...copies.map(({ path }) => /otherContacts\/\w+/.exec(path)?.[0])].sort()).toEqual(
      [...names].sort(),
    );
  });

  it('are created once each, also when Redis is killed meanwhile', async () => {
    const names = range(30).map((index) => `Newcomer ${index}`);
    const [outcomes] = await Promise.all([
      Promise.all(names.map((name, index) => create(index, name))),
      shake('ringcentral', 'POST', 5),
    ]);
    expect(outcomes.filter((failure) => failure !== undefined)).toEqual([]);
    const created = contacts().flatMap(({ firstName }) =>
      firstName?.startsWith('Newcomer') === true ? [firstName] : [],
    );
    expect([...created].sort()).toEqual([...names].sort());
  });
});
