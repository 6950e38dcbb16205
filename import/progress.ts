import { createLogUpdate } from 'log-update';

/** A stream that may be a terminal. */
export type Terminal = NodeJS.WritableStream & { readonly isTTY?: boolean };

/** Shows how far a command is: by a bar on a terminal, elsewhere by a line for every step. */
export interface Progress {
  /** So many of them are done by now. */
  advanceTo(done: number): void;
  /** What is being waited for, and for how long. */
  wait(what: string, seconds: number): void;
  /** Prints a line to the output and leaves the bar whole. */
  print(line: string): void;
  end(): void;
}

/**
 * @param terminal where to show it; nowhere when absent
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
  const tell = (line: string): void => void terminal?.write(`${line}\n`);
  return {
    advanceTo: (done) => tell(toCounts(done)),
    wait: (what, seconds) => {
      if (seconds >= LONG_SECONDS) tell(waitOf(what, seconds));
    },
    print,
    end: () => undefined,
  };
};

/** A wait that is worth a line. */
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
