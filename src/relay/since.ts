import {
  decodeOpaque,
  encodeOpaque,
  isFieldName,
  isOpaquePayload,
  type OpaquePayload,
  RelayInputError,
} from './opaque-argument.ts';

const VERSION = 1;
const ARGUMENT = 'since';

/**
 * Creates an opaque `nextSince`.
 * @param kind name of the field
 * @param payload upstream's own token and the values that it is only valid with
 */
export const encodeSince = (kind: string, payload: OpaquePayload): string =>
  encodeOpaque('since', VERSION, JSON.stringify([kind, ...payload]));

/**
 * The payload of a `since`, whose shape the caller has to check.
 * @throws RelayInputError if it is not a `nextSince`, or one of another field or version
 */
export const decodeSince = (since: string, expectedKind: string): OpaquePayload => {
  const [kind, ...payload] = decodeOpaque(since, { kind: 'since', version: VERSION, argument: ARGUMENT });
  if (!isFieldName(kind) || !isOpaquePayload(payload)) throw damagedSince();
  if (kind === expectedKind) return payload;
  throw new RelayInputError(
    `Argument \`${ARGUMENT}\` is a \`nextSince\` of \`${kind}\`, not of \`${expectedKind}\`. ` +
      `Pass one that \`${expectedKind}\` returned, or none for a full sync.`,
  );
};

/** The error for a `since` that this service did not make. */
export const damagedSince = (): RelayInputError =>
  new RelayInputError(
    `Argument \`${ARGUMENT}\` is not a \`nextSince\` of this service: it is damaged, cut short or made elsewhere. ` +
      'Pass one exactly as it was returned, or none for a full sync.',
  );
