import { open, rename, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

import { FileError } from '../import/contact.ts';
import { EXIT, type ExitCode } from '../import/exit-code.ts';
import { createGraph } from '../import/graph.ts';
import { createProgress } from '../import/progress.ts';
import type { ProgramContext } from '../import/run-program.ts';

import { openBook, type OpenBook, type Reader } from './books.ts';
import { csvHeader, toCsv } from './csv.ts';
import { entriesOf, type Entry } from './entry.ts';
import type { ExportOptions, Format } from './options.ts';
import { toVcard } from './vcard.ts';

interface Tally {
  written: number;
  /** Values that a CSV file has no column for. */
  surplus: number;
  /** Contacts without any value. */
  empty: number;
  /** Records and fields that the graph could not return. */
  losses: number;
}

/**
 * Reads the books page by page and writes each page before it reads the next one, so memory use does not depend on the size of the books.
 * @throws FileError when the file cannot be written; ReadError when the graph fails to return a book
 */
export const runExport = async (
  options: ExportOptions,
  { output, terminal, stop }: Omit<ProgramContext, 'env'>,
): Promise<ExitCode> => {
  const isToOutput = options.path === '-';
  const messages = isToOutput ? terminal : output;
  if (!isToOutput) await refuseFolder(options.path);
  const tally: Tally = { written: 0, surplus: 0, empty: 0, losses: 0 };
  let print = (line: string): void => void messages.write(`${line}\n`);
  let onWait: Reader['onWait'] = () => undefined;
  const reader: Reader = {
    graph: createGraph(options.url, options.headers),
    options,
    stop,
    onWait: (what, seconds) => onWait(what, seconds),
    onLoss: (message) => {
      tally.losses += 1;
      print(message);
    },
  };
  const books = await Promise.all(options.sources.map((source) => openBook(reader, source)));
  const total = books.reduce((sum, { totalCount }) => sum + (totalCount ?? 0), 0);
  const progress = createProgress(total, messages, terminal, 'contacts');
  ({ print, wait: onWait } = progress);
  const onPage = (): void => {
    if (terminal.isTTY === true) progress.advanceTo(tally.written);
  };
  try {
    const texts = textsOf(books, options.format, { tally, onPage });
    if (isToOutput) await pipeline(texts, output, { signal: stop, end: false });
    else await writeAside(options.path, texts, stop);
  } finally {
    progress.end();
  }
  for (const line of summaryOf(options, tally)) messages.write(`${line}\n`);
  return tally.losses > 0 ? EXIT.someRejected : EXIT.allAdded;
};

interface Counting {
  readonly tally: Tally;
  readonly onPage: () => void;
}

async function* textsOf(
  books: readonly OpenBook[],
  format: Format,
  { tally, onPage }: Counting,
): AsyncGenerator<string> {
  if (format === 'csv') yield csvHeader();
  for (const { pages } of books) {
    for await (const page of pages) {
      const entries = entriesOf(page);
      const filled = entries.filter(({ contact }) => Object.keys(contact).length > 0);
      tally.empty += entries.length - filled.length;
      tally.written += filled.length;
      if (format === 'csv') tally.surplus += filled.reduce((sum, { surplus }) => sum + surplus, 0);
      yield write(filled, format);
      onPage();
    }
  }
}

const write = (entries: readonly Entry[], format: Format): string => {
  if (format === 'csv') return toCsv(entries);
  const version = format === 'vcard3' ? '3.0' : '4.0';
  return entries.map((entry) => toVcard(entry, version)).join('');
};

const summaryOf = ({ path }: ExportOptions, tally: Tally): readonly string[] => {
  const count = (number: number, noun: string): string =>
    `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
  const lines = [`${count(tally.written, 'contact')} written${path === '-' ? '' : ` to ${path}`}.`];
  if (tally.surplus > 0) {
    const have = tally.surplus === 1 ? 'has' : 'have';
    lines.push(
      `${count(tally.surplus, 'value')} ${have} no column in a CSV file; a vCard can hold all values.`,
    );
  }
  if (tally.empty > 0) lines.push(`Left out ${count(tally.empty, 'contact')} without any value.`);
  if (tally.losses > 0) lines.push('Some data is missing: see the lines above.');
  return lines;
};

const refuseFolder = async (path: string): Promise<void> => {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() === true) throw new FileError('is a folder');
};

/** Writes to a temporary file and renames it when it is complete. Only its owner may read it. */
const writeAside = async (path: string, texts: AsyncIterable<string>, stop: AbortSignal): Promise<void> => {
  const aside = `${path}.${String(process.pid)}.part`;
  const file = await open(aside, 'wx', 0o600).catch((error: unknown) => {
    throw asFileError(error);
  });
  try {
    await pipeline(texts, file.createWriteStream({ flush: true }), { signal: stop });
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw asFileError(error);
  }
};

const asFileError = (error: unknown): unknown => {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return syscall === undefined || code === undefined ? error : new FileError(`cannot be written (${code})`);
};
