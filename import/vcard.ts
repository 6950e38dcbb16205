import { EXPORT_PRODUCT, FileError, type Item, type Remark } from './contact.ts';
import { type RowRules, toRow } from './row.ts';
import type { Source } from './source.ts';
import { readText, type TextFile } from './text-file.ts';
import { toCard } from './vcard-card.ts';
import { CardLines, isBegin } from './vcard-lines.ts';
import { isUnusedName, toProperties } from './vcard-properties.ts';

/** A file of vCards of version 2.1 (still written by phones), 3.0 or 4.0. */
export const createVcardSource = (file: TextFile, rules: RowRules): Source => {
  const unusedNames = new Set<string>();
  return {
    async *items() {
      let cards = 0;
      let firstStray: number | undefined;
      for await (const found of readCards(file)) {
        if (found instanceof CardLines) {
          cards += 1;
          yield itemOf(found, rules, unusedNames);
        } else {
          firstStray ??= found.line;
          yield {
            line: found.line,
            skipped: { value: found.text.slice(0, 200), reason: 'is outside of all cards' },
          };
        }
      }
      if (cards > 0) return;
      throw new FileError(
        firstStray === undefined ? 'is empty' : `line ${firstStray} should begin a vCard (BEGIN:VCARD)`,
      );
    },
    remarks: () =>
      unusedNames.size === 0
        ? []
        : [`Properties that a contact has no field for: ${[...unusedNames].join(', ')}`],
  };
};

/** Kinds of cards that are neither a person nor a company (RFC 6350, Apple and Evolution). */
const OTHER_KINDS: ReadonlySet<string> = new Set(['group', 'location', 'thing', 'application', 'device']);

const itemOf = (card: CardLines, rowRules: RowRules, unusedNames: Set<string>): Item => {
  const { line } = card;
  if (card.fault !== undefined) return { line, contact: {}, faults: [{ reason: card.fault }], leftOut: [] };
  const { properties, remarks } = toProperties(card);
  const valueOf = (...names: readonly string[]): string =>
    properties
      .find(({ name }) => names.includes(name))
      ?.value.trim()
      .toLowerCase() ?? '';
  const kind = valueOf('X-EVOLUTION-LIST') === 'true' ? 'group' : valueOf('KIND', 'X-ADDRESSBOOKSERVER-KIND');
  if (OTHER_KINDS.has(kind)) {
    const value = properties.find(({ name }) => name === 'FN')?.value ?? '';
    return { line, skipped: { value, reason: `is a card of a ${kind}, not of a person` } };
  }
  const isUnused = ({ name, value }: { readonly name: string; readonly value: string }): boolean =>
    value.trim() !== '' && isUnusedName(name);
  for (const { name } of properties.filter(isUnused)) unusedNames.add(name);
  const leftOut: readonly Remark[] = [...remarks, ...card.remarks];
  const isVerbatim = valueOf('PRODID') === EXPORT_PRODUCT.toLowerCase();
  const rules = { isCompany: kind === 'org', isVerbatim, leftOut };
  return toRow(toCard(properties, rules), line, rowRules);
};

interface StrayLine {
  readonly line: number;
  readonly text: string;
}

const isEnd = (text: string): boolean => /^END\s*:\s*VCARD\s*$/i.test(text);

async function* readCards(file: TextFile): AsyncGenerator<CardLines | StrayLine> {
  let current: CardLines | undefined;
  for await (const { line, text } of readLines(file)) {
    if (current === undefined) {
      if (isBegin(text)) current = new CardLines(line);
      else if (text.trim() !== '') yield { line, text };
    } else if (isBegin(text) && !current.expectsInnerCard()) {
      // Its END:VCARD is missing: the next card ends it.
      current.closeUnended();
      yield current;
      current = new CardLines(line);
    } else if (isEnd(text) && !current.hasInnerCard()) {
      yield current;
      current = undefined;
    } else {
      current.add(line, text);
    }
  }
  if (current === undefined) return;
  if (current.hasEndInLastValue()) current.closeUnended();
  else current.cutOff();
  yield current;
}

async function* readLines(file: TextFile): AsyncGenerator<StrayLine> {
  let rest = '';
  let number = 0;
  const numbered = function* (text: string): Generator<StrayLine> {
    number += 1;
    // Concatenated files have byte order marks in the middle. Some programs forget the line end between cards.
    const lines = text
      .replace(/^\uFEFF/, '')
      .replaceAll(/(END:VCARD)[ \t\uFEFF]*(?=BEGIN:VCARD)/gi, '$1\n')
      .replaceAll(/^(\s*BEGIN:VCARD)[ \t]*(?=(?:VERSION|N|FN|PRODID|UID)[:;])/gim, '$1\n')
      .split('\n');
    for (const line of lines) yield { line: number, text: line };
  };
  for await (const piece of readText(file)) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) yield* numbered(text);
  }
  if (rest !== '') yield* numbered(rest);
}
