declare global {
  interface JSON {
    /** Raw JSON that `stringify` writes unchanged (Node 22 and newer). */
    rawJSON(text: string): { readonly rawJSON: string };
  }
}

export type JsonObject = Readonly<Record<string, unknown>>;

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const reviveLongIntegers =
  (revive: (digits: string) => unknown) =>
  (_key: string, value: unknown, context?: { readonly source?: string }): unknown =>
    typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? '')
      ? revive(context?.source ?? '')
      : value;

const digitsAsText = reviveLongIntegers((digits) => digits);
const digitsUnchanged = reviveLongIntegers((digits) => JSON.rawJSON(digits));

/**
 * Parses JSON; integers above 2^53 become strings of digits. Throws a SyntaxError as `JSON.parse` does.
 * A reviver makes parsing several times slower, so it is used only when there may be such a number: an upload has 20 MB.
 */
export const parseJson = (text: string): unknown =>
  /\d{16}/.test(text) ? JSON.parse(text, digitsAsText) : JSON.parse(text);

/** Parses JSON so that `JSON.stringify` writes long integers back with the same digits. */
export const parseJsonLosslessly = (text: string): unknown => JSON.parse(text, digitsUnchanged);
