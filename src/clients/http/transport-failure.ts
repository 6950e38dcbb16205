/**
 * `network`: no answer at all. `cut`: a success whose body ended too soon. `too-large`, `undecodable`: a body of no
 * use. `redirect`: an answer that sends elsewhere.
 */
export type TransportFailureKind =
  'network' | 'cut' | 'timeout' | 'aborted' | 'too-large' | 'undecodable' | 'redirect';

interface TransportFacts {
  readonly reached?: boolean | undefined;
  readonly networkCode?: string | undefined;
  readonly isLocal?: boolean | undefined;
  readonly triedMs?: number | undefined;
}

// What is logged and counted: never a text of upstream's.
const NETWORK_CODE = /^[A-Z][A-Z\d_]{1,63}$/;

/** Why there is no answer, or none that can be used. Never leaves the clients: `callFailure` words it for the outside. */
export class TransportFailure extends Error {
  override readonly name = 'TransportFailure';
  readonly kind: TransportFailureKind;
  /** False where the request surely never left: no connection, or still in the queue for one. */
  readonly reached: boolean;
  /** The code of Node or OpenSSL, such as `ECONNREFUSED` or `DEPTH_ZERO_SELF_SIGNED_CERT`. */
  readonly networkCode: string | undefined;
  /** It failed for want of something here, and upstream had no part in it. */
  readonly isLocal: boolean;
  /** Milliseconds that the try had a connection, or was on its way to one. */
  readonly triedMs: number;

  constructor(kind: TransportFailureKind, facts: TransportFacts = {}) {
    const { reached = true, networkCode, isLocal = false, triedMs = 0 } = facts;
    super(kind);
    this.kind = kind;
    this.reached = reached;
    this.networkCode = networkCode === undefined || NETWORK_CODE.test(networkCode) ? networkCode : 'UNKNOWN';
    this.isLocal = isLocal;
    this.triedMs = triedMs;
  }
}
