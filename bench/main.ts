/** `npm run bench` compares the graph with its peers and with a floor. docs/performance.md explains the method and the results. */
import { MODES, type Report } from './modes.ts';
import { choose, HELP, OptionError, type Options, parseOptions } from './options.ts';
import { stopAll } from './processes.ts';
import { faultLine } from './report.ts';
import { openStage } from './stage.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const bench = async (options: Options): Promise<Report> => {
  const mode = MODES[options.mode];
  const chosen = choose(options.only, mode.contenders, mode.operations(options));
  return mode.measure({ ...chosen, options, say, stage: await openStage(options.latency, say) });
};

const print = (options: Options, { text, data, faults }: Report): void => {
  if (options.json) {
    console.log(JSON.stringify({ node: process.version, options, ...data, faults }, undefined, 2));
    return;
  }
  console.log(text);
  for (const fault of faults) console.log(`\nFAILED ${faultLine(fault)}`);
};

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    say(`${signal}: stopping all processes`);
    void stopAll().then(() => process.exit(1));
  });

try {
  const options = parseOptions(process.argv.slice(2));
  if (options === 'help') console.log(HELP);
  else {
    const report = await bench(options);
    print(options, report);
    if (report.faults.length > 0) process.exitCode = 1;
  }
} catch (error) {
  say(error instanceof OptionError ? `${error.message}\n\n${HELP}` : String(error));
  process.exitCode = 1;
} finally {
  await stopAll();
}
