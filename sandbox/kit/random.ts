/** Random numbers in [0, 1); the same seed gives the same sequence on every machine. */
export type Random = () => number;

const STEP = 0x6d2b79f5;

/** 32-bit FNV-1a hash of a seed's name. */
export const hash32 = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
};

/** Mulberry32: small, fast and good enough for sample data. */
export const createRandom = (seed: number | string): Random => {
  let state = typeof seed === 'string' ? hash32(seed) : seed >>> 0;
  return () => {
    state = (state + STEP) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** A random item of a list that is not empty. */
export const pick = <Item>(random: Random, items: readonly Item[]): Item => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('Cannot pick from an empty list.');
  return item;
};

/** Spreads a change of any bit over all 32 bits, so that hashes of similar labels differ in half of their bits. */
const spread = (hash: number): number => {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
};

/** An unsigned 64-bit number derived from a label, for ids that look like real ones. */
export const hash64 = (text: string): bigint =>
  (BigInt(spread(hash32(`${text}#high`))) << 32n) | BigInt(spread(hash32(`low#${text}`)));
