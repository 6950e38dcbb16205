import { describe, expect } from '@jest/globals';

import { routesOf } from '../e2e/graph/support.ts';

import { runImport, startImport, startImportHarness, targetOf } from './program.ts';
import { itInOwnGraph, SECOND, TASK_ROUTE, until, UPLOAD_ROUTE, type World } from './world.ts';

const THREE = ['firstName', 'Fern', 'Moss', 'Reed'];
const runBatches = async ({ run, fileOf, reportPath }: World) =>
  run(await fileOf(THREE), ...SECOND, '--batch', '1', '--report', reportPath);

describe('an import that ends early', () => {
  itInOwnGraph('as upstream refused an upload says that nothing was added of it', async (world) => {
    const { strike } = world;
    strike({ kind: 'status', status: 403, match: { route: UPLOAD_ROUTE } });
    const { code, output } = await runBatches(world);
    expect(code).toBe(3);
    expect(output).toContain('Nothing of line 2 was added: ');
    expect(output).toContain('(FORBIDDEN)');
    expect(output).toContain('To go on: the same command with --from-line 2\n');
    expect(output).toContain('3 rows: 0 added, 3 not sent.\n');
  });

  itInOwnGraph('as the extension does not exist says so', async ({ run, fileOf }) => {
    const { code, output } = await run(await fileOf(THREE), '--extension', '1');
    expect([code, output]).toEqual([
      3,
      expect.stringContaining('addressBooks.0.extensionId: RingCentral rejected this value.'),
    ]);
  });

  itInOwnGraph(
    'as nobody knows what became of an upload sends nothing twice, and says which rows are in doubt',
    async (world) => {
      const { harness, shortReport, strike, addedTo } = world;
      strike({ kind: 'reset', when: 'after', match: { route: UPLOAD_ROUTE } });
      const { code, output } = await runBatches(world);
      expect(code).toBe(3);
      expect(routesOf(harness.calls())).toEqual(['address-book-bulk-upload']);
      expect(addedTo('second')).toEqual(['Fern']);
      expect(output).toContain('It is not known whether line 2 was added: ');
      expect(output).toContain('the same command with --from-line 3\n');
      expect(output).toContain('3 rows: 0 added, 1 in doubt, 2 not sent.\n');
      expect(await shortReport()).toEqual([['2', 'in doubt', '', '']]);
    },
  );

  itInOwnGraph('as a task was given up tells what was not added', async (world) => {
    const { harness, report } = world;
    harness.sandbox.ringcentral.settings.update({ uploadOutcome: 'failed' });
    const { code, output } = await runBatches(world);
    expect(code).toBe(3);
    expect(output).toMatch(/RingCentral gave the upload of line 2 up \(task \S+\)/);
    expect(output).toContain('3 rows: 0 added, 1 rejected, 2 not sent.\n');
    expect(await report()).toMatchObject([{ line: '2', what: 'rejected', code: 'CMN-203' }]);
  });

  itInOwnGraph('as the task cannot be followed names it', async (world) => {
    const { report, strike } = world;
    strike({ kind: 'status', status: 403, match: { route: TASK_ROUTE } });
    const { code, output } = await runBatches(world);
    expect(code).toBe(3);
    const [line] = await report();
    expect(line).toMatchObject({ line: '2', what: 'in doubt' });
    expect(output).toContain(`{ addressBookUpload(taskId: "${String(line?.task)}") {`);
  });

  itInOwnGraph(
    'on demand tells the task that goes on, and how to go on after it',
    async ({ harness, fileOf }) => {
      harness.sandbox.ringcentral.settings.update({ uploadAcceptedSeconds: 3_600 });
      const args = [await fileOf(THREE), ...targetOf(harness), ...SECOND, '--batch', '2'];
      const { interrupt, ended } = startImport(args);
      await until(() =>
        harness.calls().some(({ route, status }) => route === UPLOAD_ROUTE && status !== undefined),
      );
      interrupt();
      const { code, output, errors } = await ended;
      expect([code, errors]).toEqual([130, expect.stringContaining('once more to stop at once')]);
      expect(output).toMatch(/Stopped\. RingCentral goes on to add lines 2-3 \(task \S+\)\.\n/);
      expect(output).toContain('the same command with --from-line 4\n');
    },
  );

  itInOwnGraph('on demand waits for the answer that names the task', async ({ harness, fileOf, strike }) => {
    strike({ kind: 'latency', latencyMs: 500, match: { route: UPLOAD_ROUTE } });
    const stop = new AbortController();
    const args = [await fileOf(THREE), ...targetOf(harness), ...SECOND, '--batch', '1'];
    const ended = runImport(args, { stop: stop.signal });
    await until(() => harness.calls().length > 0);
    stop.abort();
    const { code, output } = await ended;
    expect([code, output]).toEqual([130, expect.stringContaining('goes on to add line 2 (task ')]);
    expect(routesOf(harness.calls())).toEqual(['address-book-bulk-upload']);
  });

  itInOwnGraph('as the graph cannot be reached, or is closed to it, says so', async ({ harness, fileOf }) => {
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
