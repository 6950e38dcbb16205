import { measureCold } from './cold.ts';
import { compare } from './compare.ts';
import {
  apolloGot,
  type Contender,
  CONTENDERS,
  floor,
  mercuriusJit,
  mirrored,
  mirroredFloor,
  mirroredUncached,
  subject,
} from './contenders.ts';
import { measureDelay } from './delay.ts';
import { measureMemory } from './memory.ts';
import {
  entities,
  favorites,
  LARGE_ANSWERS,
  type Operation,
  operations,
  personalContacts,
  search,
} from './operations.ts';
import type { Options } from './options.ts';
import type { Fault } from './run.ts';
import type { Stage } from './stage.ts';

/** Results of a mode. */
export interface Report {
  /** Tables and notes, for people. */
  readonly text: string;
  /** The same data, for programs. */
  readonly data: object;
  readonly faults: readonly Fault[];
}

/** The selected contenders and operations of a mode. */
export interface Setting {
  readonly stage: Stage;
  readonly options: Options;
  readonly contenders: readonly Contender[];
  readonly operations: readonly Operation[];
  readonly say: (line: string) => void;
}

interface Mode {
  readonly contenders: readonly Contender[];
  readonly operations: (options: Options) => readonly Operation[];
  readonly measure: (setting: Setting) => Promise<Report>;
}

const SIZES = [1, 10, 100, 1_000];
const CONNECTIONS = [1, 16, 64, 256];

const withConnections = (operation: Operation, connections: number): Operation => ({
  ...operation,
  name: `${operation.name}@${String(connections)}`,
  connections,
});

const allOperations = (options: Options): readonly Operation[] => operations(options.entities);

export const MODES: Readonly<Record<Options['mode'], Mode>> = {
  peers: { contenders: CONTENDERS, operations: allOperations, measure: compare },
  mirrored: {
    contenders: [mirroredFloor, mercuriusJit, mirrored, mirroredUncached],
    operations: () => [
      favorites,
      personalContacts(50),
      entities(100),
      { ...search, without: [mercuriusJit.name] },
    ],
    measure: compare,
  },
  latency: {
    contenders: [floor, apolloGot, mercuriusJit, subject],
    operations: allOperations,
    measure: compare,
  },
  sizes: {
    contenders: [floor, subject],
    operations: () => [
      ...SIZES.map(personalContacts),
      ...SIZES.map(entities),
      // With fewer clients less data is alive at the same time, so garbage collection costs less.
      withConnections(entities(1_000), 4),
    ],
    measure: compare,
  },
  connections: {
    contenders: [floor, subject],
    operations: () =>
      CONNECTIONS.flatMap((connections) =>
        [favorites, personalContacts(100)].map((operation) => withConnections(operation, connections)),
      ),
    measure: compare,
  },
  cold: {
    contenders: [floor, subject],
    operations: allOperations,
    measure: measureCold,
  },
  memory: {
    contenders: [subject, mirrored],
    operations: allOperations,
    measure: measureMemory,
  },
  delay: { contenders: [subject, mirrored], operations: () => LARGE_ANSWERS, measure: measureDelay },
};
