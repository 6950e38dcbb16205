import { createLogUpdate } from 'log-update';

/** A stream that may be a terminal. */
export type Terminal = NodeJS.WritableStream & { readonly isTTY?: boolean };

/** Shows the progress of a command: a bar on a terminal, elsewhere one line per step. */
export interface Progress {
  /** Sets the number of items done so far. */
  advanceTo(done: number): void;
  /** Shows what the command is waiting for, and for how long. */
  wait(what: string, seconds: number): void;
  /** Prints a line to the output without breaking the bar. */
  print(line: string): void;
  end(): void;
}

/**
 * @param terminal where to show progress; nothing is shown when absent
 * @param unit what is counted
 */
export const createProgress = (
  total: number,
  output: NodeJS.WritableStream,
  terminal: Terminal | undefined,
  unit = 'rows',
): Progress => {
  const toCounts = (done: number): string =>
    `${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')} ${unit}`;
  const print = (line: string): void => void output.write(`${line}\n`);
  if (terminal?.isTTY === true) return createBar(total, print, terminal, toCounts);
  const write = (line: string): void => void terminal?.write(`${line}\n`);
  return {
    advanceTo: (done) => write(toCounts(done)),
    wait: (what, seconds) => {
      if (seconds >= LONG_SECONDS) write(waitOf(what, seconds));
    },
    print,
    end: () => undefined,
  };
};

/** Shorter waits are not reported. */
const LONG_SECONDS = 5;
const BAR_WIDTH = 20;

const createBar = (
  total: number,
  print: Progress['print'],
  terminal: Terminal,
  toCounts: (done: number) => string,
): Progress => {
  const update = createLogUpdate(terminal);
  let done = 0;
  let waiting = '';
  const draw = (): void => {
    const share = total === 0 ? 1 : Math.min(done / total, 1);
    const filled = Math.floor(share * BAR_WIDTH);
    const bar = '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
    update(`${bar} ${Math.floor(share * 100)} %  ${toCounts(done)}  ${waiting}`);
  };
  draw();
  return {
    advanceTo(count) {
      done = count;
      waiting = '';
      draw();
    },
    wait(what, seconds) {
      waiting = waitOf(what, seconds);
      draw();
    },
    print(line) {
      update.clear();
      print(line);
      draw();
    },
    end() {
      update.clear();
      update.done();
    },
  };
};

const waitOf = (what: string, seconds: number): string => `waiting ${seconds} s for ${what}`;
