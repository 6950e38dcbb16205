import {
  isFieldName,
  isOpaquePayload,
  type OpaquePayload,
  openArgument,
  RelayInputError,
  seal,
} from './opaque-argument.ts';

/** What a `nextSince` carries: upstream's own token, and what that is bound to. */
export type SincePayload = OpaquePayload;

const VERSION = 1;
const ARGUMENT = 'since';

/** An opaque `nextSince`. `kind` is the field that the sync was read by. */
export const encodeSince = (kind: string, payload: SincePayload): string =>
  seal('since', VERSION, JSON.stringify([kind, ...payload]));

/**
 * The payload of a `since`. Throws RelayInputError on what is none, one of another field and one of another version; each
 * says so. The payload's shape is the caller's to check.
 */
export const decodeSince = (since: string, expectedKind: string): SincePayload => {
  const [kind, ...payload] = openArgument(since, { kind: 'since', version: VERSION, argument: ARGUMENT });
  if (!isFieldName(kind) || !isOpaquePayload(payload)) throw damagedSince();
  if (kind === expectedKind) return payload;
  throw new RelayInputError(
    `Argument \`${ARGUMENT}\` is a \`nextSince\` of \`${kind}\`, not of \`${expectedKind}\`. ` +
      `Pass one that \`${expectedKind}\` returned, or none for a full sync.`,
  );
};

/** The error for a `since` that cannot have come from here. */
export const damagedSince = (): RelayInputError =>
  new RelayInputError(
    `Argument \`${ARGUMENT}\` is not a \`nextSince\` of this service: it is damaged, cut short or made elsewhere. ` +
      'Pass one exactly as it was returned, or none for a full sync.',
  );
