import ICAL from 'ical.js';

import { FileError, type Row } from './contact.ts';
import { type RowRules, toRow } from './row.ts';
import type { Source } from './source.ts';
import { readText, type TextFile } from './text-file.ts';
import { asVersion3 } from './vcard-2.ts';
import { type JCard, toCard } from './vcard-card.ts';

/** A file of vCards, of version 2.1 (what telephones write), 3.0 or 4.0, one after another. */
export function createVcardSource(file: TextFile, rules: RowRules): Source {
  return {
    async *rows() {
      for await (const card of readCards(file)) yield rowOf(card, rules);
    },
    remarks: () => [],
  };
}

interface CardText {
  /** Of its `BEGIN:VCARD`. */
  readonly line: number;
  readonly lines: readonly string[];
}

function rowOf({ line, lines }: CardText, rules: RowRules): Row {
  const version = lines.map((text) => /^VERSION:\s*([\d.]+)/i.exec(text)?.[1]).find((found) => found);
  try {
    const card = ICAL.parse((version === '2.1' ? asVersion3(lines) : lines).join('\r\n')) as JCard;
    return toRow(toCard(card), line, rules);
  } catch (error) {
    // Its messages quote the card; whatever else is thrown is no matter of the file.
    if (!(error instanceof ICAL.parse.ParserError)) throw error;
    return { line, contact: {}, faults: [{ reason: 'is no vCard that can be read' }], leftOut: [] };
  }
}

/** Pictures and the like are most of a file and nothing that a contact can hold. */
const BULKY = /^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:]/i;
const MAX_CARD_LINES = 10_000;

async function* readCards(file: TextFile): AsyncGenerator<CardText> {
  let current: { readonly line: number; readonly lines: string[] } | undefined;
  let isSkipping = false;
  let number = 0;
  for await (const text of readLines(file)) {
    number += 1;
    const isContinued = /^[ \t]/.test(text);
    isSkipping = isContinued ? isSkipping : BULKY.test(text);
    if (current === undefined) {
      if (text.trim() === '') continue;
      if (!/^BEGIN:VCARD\s*$/i.test(text)) {
        throw new FileError(`line ${number} should begin a vCard (BEGIN:VCARD)`);
      }
      current = { line: number, lines: [text] };
    } else if (!isSkipping) {
      current.lines.push(text);
    }
    if (current.lines.length > MAX_CARD_LINES) {
      throw new FileError(`the vCard of line ${current.line} has more than ${MAX_CARD_LINES} lines`);
    }
    if (/^END:VCARD\s*$/i.test(text)) {
      yield current;
      current = undefined;
    }
  }
  if (current !== undefined) throw new FileError(`the vCard of line ${current.line} has no end (END:VCARD)`);
  if (number === 0) throw new FileError('is empty');
}

/** A picture may stand on one line. */
const MAX_LINE_CHARACTERS = 32 * 2 ** 20;

async function* readLines(file: TextFile): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of readText(file)) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > MAX_LINE_CHARACTERS) {
      throw new FileError('has a line of more than 32 million characters; is it a vCard file?');
    }
    yield* lines;
  }
  if (rest !== '') yield rest;
}
