import { runCommand } from './command.ts';
import { EXIT } from './exit-code.ts';

const stop = new AbortController();
// A first Ctrl-C ends the import between two requests, a second one at once.
process.once('SIGINT', () => {
  stop.abort();
  process.stderr.write(
    '\nStopping when the answer to the last request is there; once more to stop at once\n',
  );
  process.once('SIGINT', () => process.exit(EXIT.stopped));
});

// Whoever reads the output may go away, as `head` does; the import must not end in the middle for that.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

process.exitCode = await runCommand(process.argv.slice(2), {
  env: process.env,
  output: process.stdout,
  terminal: process.stderr,
  stop: stop.signal,
}).catch((error: unknown) => {
  // A defect. What had been sent before it is not known here, so that nothing less may be said.
  console.error(error);
  return EXIT.uploadFailed;
});
