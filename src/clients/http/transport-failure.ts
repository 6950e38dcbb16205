/**
 * `network`: no answer at all. `cut`: a success whose body ended too soon. `too-large`, `undecodable`: a body of no
 * use. `redirect`: away from where we may follow.
 */
export type TransportFailureKind =
  'network' | 'cut' | 'timeout' | 'aborted' | 'too-large' | 'undecodable' | 'redirect';

/** Why there is no answer, or none that can be used. Never leaves the clients: `callFailure` words it for the outside. */
export class TransportFailure extends Error {
  override readonly name = 'TransportFailure';
  readonly kind: TransportFailureKind;
  /** False where the request surely never left: no connection, or still in line for one. */
  readonly reached: boolean;
  readonly networkCode: string | undefined;

  constructor(kind: TransportFailureKind, reached: boolean, networkCode?: string) {
    super(networkCode === undefined ? kind : `${kind}: ${networkCode}`);
    this.kind = kind;
    this.reached = reached;
    this.networkCode = networkCode;
  }
}
