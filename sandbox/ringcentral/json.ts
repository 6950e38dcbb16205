export { isJsonObject, parseJson } from '../kit/index.ts';
export type { JsonObject } from '../kit/index.ts';

/** A JSON integer of up to 64 bits: a number if that is exact, else raw digits for `JSON.stringify`. */
export type JsonInteger = number | { readonly rawJSON: string };

/** Decimal digits as a JSON number that keeps every digit: ids are int64 and may be above 2^53. */
export const jsonInteger = (digits: string): JsonInteger => {
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : JSON.rawJSON(digits);
};

/** The digits of an int64 that is a number or string; absent for anything else. */
export const integerDigits = (value: unknown): string | undefined => {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return /^\d{1,19}$/.test(String(value)) ? String(value) : undefined;
};
