import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Asks the user at the terminal, or reads lines from a pipe. */
export interface Prompt {
  /** The answer, trimmed; empty at the end of the input. A secret is not shown while it is typed. */
  readonly ask: (question: string, isSecret: boolean) => Promise<string>;
  readonly close: () => void;
}

type Input = NodeJS.ReadableStream & { readonly isTTY?: boolean };

/** Does not read the input before the first question. */
export const createPrompt = (input: Input, output: NodeJS.WritableStream): Prompt => {
  let lines: AsyncIterator<string> | undefined;
  let close = (): void => undefined;
  let isSilent = false;
  const open = (): AsyncIterator<string> => {
    const echo = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        if (!isSilent) output.write(chunk);
        done();
      },
    });
    const reader = createInterface({ input, output: echo, terminal: input.isTTY === true });
    close = () => reader.close();
    return reader[Symbol.asyncIterator]();
  };
  return {
    async ask(question, isSecret) {
      isSilent = false;
      lines ??= open();
      output.write(question);
      isSilent = isSecret;
      const line = await lines.next();
      if (isSecret || input.isTTY !== true) output.write('\n');
      return line.done === true ? '' : line.value.trim();
    },
    close: () => close(),
  };
};
