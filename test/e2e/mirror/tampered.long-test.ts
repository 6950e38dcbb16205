import { expect, it } from '@jest/globals';

import { describeWithRedis } from '../../support/redis.ts';

import { CONTACTS, mirrored } from './support.ts';
import {
  bookKeys,
  createThrough,
  disbeliefs,
  expectFlipNotBelieved,
  idsOf,
  isNotBelieved,
  redis,
  startReplica,
  upstreamIds,
} from './tampered.ts';

describeWithRedis('a stored book that was modified', () => {
  it.each([
    ['the first byte of an entry', '0', 0],
    ['the name of its history', 'history', 3],
    ['the number of its entries', 'version', 0],
  ])('is rejected with another bit in %s', async (_, field, place) => {
    await expectFlipNotBelieved(field, place);
  });

  it('is rejected without its last entry, and with an entry that was appended twice', async () => {
    const [one, other] = [await startReplica(), await startReplica()];
    await mirrored(one);
    await createThrough(one);
    const [key] = await bookKeys();
    const version = Number(await redis.hget(key!, 'version'));
    await redis.hset(key!, String(version), (await redis.hgetBuffer(key!, String(version - 1)))!);
    await redis.hset(key!, 'version', version + 1);
    await isNotBelieved(other);
    await createThrough(one);
    const [again] = await bookKeys();
    const longer = Number(await redis.hget(again!, 'version'));
    await redis.hset(again!, 'version', longer - 1);
    expect(idsOf(await one.execute(CONTACTS))).toEqual(upstreamIds('demo'));
    expect(disbeliefs(one)).toBe(1);
  });

  it('is rejected if its key has another kind of value', async () => {
    const [one, other] = [await startReplica(), await startReplica()];
    await mirrored(one);
    const [key] = await bookKeys();
    await redis.set(key!, 'something else');
    await isNotBelieved(other);
  });
});
