import type { Fault } from '../../../sandbox/index.ts';

/** One operation of the corpus: the same answer is expected however it reaches the graph. */
export interface Case {
  readonly what: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Whose credentials go along; `demo` for both upstreams unless said. */
  readonly as?: 'second' | 'nobody' | 'google only' | 'wrong';
  /** Trouble of an upstream while the operation runs. */
  readonly trouble?: readonly ['google' | 'ringcentral', Fault];
  /** `CODE upstream` of the errors of the contacts graph, each once, sorted. */
  readonly codes?: readonly string[];
  /** Null where something is never null, behind a reference: Hive Gateway has an error of its own for it. */
  readonly isHoleForHive?: true;
}
