import type { Fault } from '../../../sandbox/index.ts';

/** One operation of the corpus. The answer must be the same through every gateway and directly. */
export interface Case {
  readonly what: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Whose credentials are sent; by default those of `demo` for both upstreams. */
  readonly as?: 'second' | 'nobody' | 'google only' | 'wrong';
  /** A fault of an upstream while the operation runs. */
  readonly fault?: readonly ['google' | 'ringcentral', Fault];
  /** `CODE upstream` of the errors of the contacts graph, each once, sorted. */
  readonly codes?: readonly string[];
  /** A reference yields null for a non-null field. Hive Gateway reports this with an error of its own. */
  readonly isHoleForHive?: true;
}
