import { expect, it } from '@jest/globals';

import { describeWithRedis } from '../../support/redis.ts';

import { CONTACTS, listOf, mirrored, newKey, until } from './support.ts';
import {
  as,
  bookKeys,
  createThrough,
  disbeliefs,
  env,
  expectFlipNotBelieved,
  idsOf,
  isNotBelieved,
  redis,
  startReplica,
  upstreamIds,
} from './tampered.ts';

describeWithRedis('a stored book that was modified', () => {
  it('is rejected with another bit in the middle of an entry', async () => {
    await expectFlipNotBelieved('0', 200);
  });

  it('is rejected under the key of another book, so that swapping values reveals no contacts', async () => {
    const [one, other] = [await startReplica(), await startReplica()];
    await mirrored(as(one, 'demo'));
    await mirrored(as(one, 'second'));
    const [first, second] = await bookKeys();
    await redis.rename(first!, 'aside');
    await redis.rename(second!, first!);
    await redis.rename('aside', second!);
    await isNotBelieved(other, 'demo', 1);
    await isNotBelieved(other, 'second', 2);
  });

  it('is rejected if it was replaced by an older version, so that no own write is lost', async () => {
    const one = await startReplica();
    await mirrored(one);
    const [key] = await bookKeys();
    const older = await redis.dumpBuffer(key!);
    await createThrough(one);
    await redis.restore(key!, 0, older, 'REPLACE');
    await isNotBelieved(one);
  });

  it('is rejected if it was stored before the book was erased', async () => {
    const one = await startReplica();
    await mirrored(one);
    const [key] = await bookKeys();
    const older = await redis.dumpBuffer(key!);
    await one.execute(`mutation { forgetMyAddressBooks(input: {}) { forgotten } }`);
    await redis.restore(key!, 0, older, 'REPLACE');
    await isNotBelieved(one);
  });
});

describeWithRedis('a Redis with books of another MIRROR_KEY', () => {
  it('is not used, the log says so in one line, and the book is filled again', async () => {
    const one = await startReplica();
    await mirrored(one);
    const other = await startReplica({ ...env, MIRROR_KEY: newKey() });
    expect(listOf(await other.execute(CONTACTS))?.asOf).toBeNull();
    expect(idsOf(await mirrored(other))).toEqual(upstreamIds('demo'));
    const lines = () =>
      other.log().filter(({ msg }) => String(msg).startsWith('MIRROR_KEY does not decrypt'));
    await until(() => lines().length > 0, 'the line is logged');
    expect(lines()).toHaveLength(1);
    expect(disbeliefs(other)).toBe(0);
    expect(await bookKeys()).toHaveLength(2);
  });
});
