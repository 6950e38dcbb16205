import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { STUB_ENTRY, subject } from '../../bench/contenders.ts';
import { runLoad } from '../../bench/load.ts';
import { favorites, type Operation, personalContacts, requestBody } from '../../bench/operations.ts';
import { type Server, startServer, stopAll } from '../../bench/processes.ts';
import { startContender } from '../../bench/stage.ts';
import { metric } from '../../scripts/soak/memory.ts';

let program: Server;

beforeAll(async () => {
  const stub = await startServer({ name: 'stub', entry: STUB_ENTRY, core: undefined, env: {}, hasIpc: true });
  program = await startContender(subject, stub.url);
}, 60_000);

afterAll(stopAll);

const load = (operation: Operation, seconds: number) =>
  runLoad({
    url: program.url,
    body: requestBody(operation),
    connections: 16,
    milliseconds: seconds * 1_000,
    check: (status) => expect(status).toBe(200),
  });

const majorCollections = async (): Promise<number> => {
  const text = await (await fetch(`${program.url}/metrics`)).text();
  return metric(text, 'nodejs_gc_duration_seconds_count{kind="major"}');
};

// A major collection is due when the heap has doubled, by some 40 MB. If something in the old space still refers to the data of
// finished operations, that happens more than once in a thousand operations, otherwise once in four thousand (see "V8's old
// space" in docs/performance.md).
describe('the program under load', () => {
  it.each([favorites, personalContacts(100)])(
    'keeps the data of finished operations out of the old space, for $name',
    async (operation) => {
      // Node's streams are kept until their code is optimized.
      await load(operation, 10);
      const before = await majorCollections();
      const { operations } = await load(operation, 5);
      const perThousand = ((await majorCollections()) - before) / (operations / 1_000);
      expect(perThousand).toBeGreaterThan(0);
      expect(perThousand).toBeLessThan(0.6);
    },
    60_000,
  );
});
