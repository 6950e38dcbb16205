import { describe, expect } from '@jest/globals';

import { routesOf } from '../e2e/graph/support.ts';

import { runImport, startImport, startImportHarness, targetOf } from './program.ts';
import { itInOwnGraph, SECOND, TASK_ROUTE, until, UPLOAD_ROUTE, type World } from './world.ts';

const THREE = ['firstName', 'Fern', 'Moss', 'Reed'];
const runBatches = async ({ run, fileOf, reportPath }: World) =>
  run(await fileOf(THREE), ...SECOND, '--batch', '1', '--report', reportPath);

describe('an import that stops early', () => {
  itInOwnGraph('reports that nothing was added when upstream refuses an upload', async (world) => {
    const { addFault } = world;
    addFault({ kind: 'status', status: 403, match: { route: UPLOAD_ROUTE } });
    const { code, output } = await runBatches(world);
    expect(code).toBe(3);
    expect(output).toContain('Nothing from line 2 was added: ');
    expect(output).toContain('(FORBIDDEN)');
    expect(output).toContain('To continue, run the same command with --from-line 2\n');
    expect(output).toContain('3 rows: 0 added, 3 not sent.\n');
  });

  itInOwnGraph('reports an extension that does not exist', async ({ run, fileOf }) => {
    const { code, output } = await run(await fileOf(THREE), '--extension', '1');
    expect([code, output]).toEqual([
      3,
      expect.stringContaining('addressBooks.0.extensionId: RingCentral rejected this value.'),
    ]);
  });

  itInOwnGraph(
    'sends nothing twice when the outcome of an upload is unknown, and reports its rows as in doubt',
    async (world) => {
      const { harness, shortReport, addFault, addedTo } = world;
      addFault({ kind: 'reset', when: 'after', match: { route: UPLOAD_ROUTE } });
      const { code, output } = await runBatches(world);
      expect(code).toBe(3);
      expect(routesOf(harness.calls())).toEqual(['address-book-bulk-upload']);
      expect(addedTo('second')).toEqual(['Fern']);
      expect(output).toContain('It is not known whether line 2 was added: ');
      expect(output).toContain('run the same command with --from-line 3\n');
      expect(output).toContain('3 rows: 0 added, 1 in doubt, 2 not sent.\n');
      expect(await shortReport()).toEqual([['2', 'in doubt', '', '']]);
    },
  );

  itInOwnGraph('reports the rows that were not added when a task fails', async (world) => {
    const { harness, report } = world;
    harness.sandbox.ringcentral.settings.update({ uploadOutcome: 'failed' });
    const { code, output } = await runBatches(world);
    expect(code).toBe(3);
    expect(output).toMatch(/The upload of line 2 failed in RingCentral \(task \S+\)/);
    expect(output).toContain('3 rows: 0 added, 1 rejected, 2 not sent.\n');
    expect(await report()).toMatchObject([{ line: '2', what: 'rejected', code: 'CMN-203' }]);
  });

  itInOwnGraph('names the task when its status cannot be read', async (world) => {
    const { report, addFault } = world;
    addFault({ kind: 'status', status: 403, match: { route: TASK_ROUTE } });
    const { code, output } = await runBatches(world);
    expect(code).toBe(3);
    const [line] = await report();
    expect(line).toMatchObject({ line: '2', what: 'in doubt' });
    expect(output).toContain(`{ addressBookUpload(taskId: "${String(line?.task)}") {`);
  });

  itInOwnGraph(
    'names the task that is still running when stopped, and how to continue after it',
    async ({ harness, fileOf }) => {
      harness.sandbox.ringcentral.settings.update({ uploadAcceptedSeconds: 3_600 });
      const args = [await fileOf(THREE), ...targetOf(harness), ...SECOND, '--batch', '2'];
      const { interrupt, ended } = startImport(args);
      await until(() =>
        harness.calls().some(({ route, status }) => route === UPLOAD_ROUTE && status !== undefined),
      );
      interrupt();
      const { code, output, errors } = await ended;
      expect([code, errors]).toEqual([
        130,
        expect.stringContaining('press Ctrl-C again to stop immediately'),
      ]);
      expect(output).toMatch(/Stopped\. RingCentral is still adding lines 2-3 \(task \S+\)\.\n/);
      expect(output).toContain('run the same command with --from-line 4\n');
    },
  );

  itInOwnGraph(
    'waits for the response with the task id when stopped',
    async ({ harness, fileOf, addFault }) => {
      addFault({ kind: 'latency', latencyMs: 500, match: { route: UPLOAD_ROUTE } });
      const stop = new AbortController();
      const args = [await fileOf(THREE), ...targetOf(harness), ...SECOND, '--batch', '1'];
      const ended = runImport(args, { stop: stop.signal });
      await until(() => harness.calls().length > 0);
      stop.abort();
      const { code, output } = await ended;
      expect([code, output]).toEqual([130, expect.stringContaining('is still adding line 2 (task ')]);
      expect(routesOf(harness.calls())).toEqual(['address-book-bulk-upload']);
    },
  );

  itInOwnGraph('reports that the graph is unreachable or refuses access', async ({ harness, fileOf }) => {
    const path = await fileOf(THREE);
    const gone = await startImportHarness();
    await gone.close();
    const outcomes = await Promise.all(
      [gone, harness].map(({ url }) => runImport([path, '--url', `${url}/graphql`, ...SECOND])),
    );
    expect(outcomes.map(({ code, output }) => [code, output])).toEqual([
      [3, expect.stringContaining('the graph cannot be reached (ECONNREFUSED)')],
      [3, expect.stringContaining('(UNAUTHENTICATED)')],
    ]);
  });
});
