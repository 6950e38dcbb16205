import type { Remark } from './contact.ts';

/** A property as written in the file, with its folded lines joined. */
export interface RawProperty {
  readonly line: number;
  text: string;
}

/** Head of a property: optional group, name, parameters, colon. Quoted parameters may contain colons. */
const HEAD = /^(?:[\w-]+\.)?[A-Z][\w-]*\s*(?:;(?:[^":;]|"[^"]*")*)*:/i;
/** The same with an unclosed quote in the parameters. */
const LOOSE_HEAD = /^(?:[\w-]+\.)?[A-Z][\w-]*;[^:]*:/i;

/** The head of a property including its colon; undefined when the text is not a property. */
export const headOf = (text: string): string | undefined => (HEAD.exec(text) ?? LOOSE_HEAD.exec(text))?.[0];

const isQuotedPrintable = (head: string): boolean =>
  /;\s*(?:ENCODING\s*=\s*)?"?Q(?:UOTED-PRINTABLE)?"?\s*[;:]/i.test(head);
const isBase64 = (head: string): boolean => /;\s*(?:ENCODING\s*=\s*)?"?(?:BASE64|B)"?\s*[;:]/i.test(head);
/** Pictures and other binary data make up most of a file, and a contact cannot hold them. */
const isBulky = (head: string): boolean => /^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:]/i.test(head);

/** Pictures may be URLs, and keys plain text, instead of data. */
const isAddressOfData = (head: string, value: string): boolean =>
  /;\s*VALUE\s*=\s*"?(?:ur[il]|text)/i.test(head) ||
  /^\s*(?:https?|data|cid|ftp|file|urn|openpgp4fpr|content):/i.test(value);

const MAX_CARD_LINES = 10_000;
/** Longest excerpt of the file in a remark. */
const MAX_REMARK_CHARACTERS = 200;
export const isBegin = (text: string): boolean => /^\s*BEGIN\s*:\s*VCARD\s*$/i.test(text);
const AGENT_CARD = /^AGENT[^:]*:\s*BEGIN:VCARD\s*/i;
const BASE64 = /^[A-Z\d+/=\s]*$/i;
/** Programs wrap data at 60 characters or more. */
const MIN_DATA_CHARACTERS = 50;
const END_IN_VALUE = /END:VCARD\s*$/i;

/** Collects the lines of one card. Lines that belong to no property are reported and otherwise ignored. */
export class CardLines {
  readonly properties: RawProperty[] = [];
  readonly remarks: Remark[] = [];
  /** Why the whole card must be rejected. */
  fault: string | undefined;
  /** Number of open cards inside this one (`AGENT`). */
  private depth = 0;
  private innerLine = 0;
  private innerText = '';
  private mode: 'plain' | 'quoted-printable' | 'base64' | 'bulky' | 'stray' = 'plain';
  private isBulkEncoded = false;
  private hasTextInData = false;
  private count = 0;

  /** Line of its `BEGIN:VCARD`. */
  readonly line: number;

  constructor(line: number) {
    this.line = line;
  }

  /** Whether an inner card may begin here. */
  expectsInnerCard(): boolean {
    return this.depth > 0 || /^AGENT[^:]*:\s*$/i.test(this.properties.at(-1)?.text ?? '');
  }

  hasInnerCard(): boolean {
    return this.depth > 0;
  }

  hasEndInLastValue(): boolean {
    return this.depth === 0 && END_IN_VALUE.test(this.properties.at(-1)?.text ?? '');
  }

  /** Ends a card whose last line is missing, or is appended to the line before. */
  closeUnended(): void {
    const last = this.properties.at(-1);
    if (last !== undefined && this.hasEndInLastValue()) last.text = last.text.replace(END_IN_VALUE, '');
    else this.remarks.push({ reason: 'has no END:VCARD line' });
  }

  /** Marks the card as cut off by the end of the file: its last value may be incomplete. */
  cutOff(): void {
    this.fault ??= 'is cut off: the file ends before END:VCARD';
  }

  add(line: number, text: string): void {
    this.count += 1;
    if (this.count > MAX_CARD_LINES && this.mode !== 'bulky') this.fault = 'has too many lines';
    if (this.fault !== undefined) return;
    if (this.depth > 0 || isBegin(text)) this.addInner(line, text);
    else if (AGENT_CARD.test(text)) this.beginAgent(line, text.replace(AGENT_CARD, ''));
    else if (!this.continueLast(line, text)) this.begin(line, text);
  }

  /** The line end after `BEGIN:VCARD` may be missing. */
  private beginAgent(line: number, rest: string): void {
    this.addInner(line, 'BEGIN:VCARD');
    if (rest !== '') this.addInner(line, rest);
  }

  private addInner(line: number, text: string): void {
    if (isBegin(text)) {
      if (this.depth === 0) {
        this.innerLine = line;
        this.innerText = '';
      }
      this.depth += 1;
    } else if (/^END\s*:\s*VCARD\s*$/i.test(text)) {
      this.depth -= 1;
    }
    if (this.depth > 0) {
      if (this.innerText.length < MAX_REMARK_CHARACTERS) this.innerText += `${text}\n`;
      return;
    }
    this.remarks.push({
      line: this.innerLine,
      attribute: 'AGENT',
      value: this.innerText.slice(0, MAX_REMARK_CHARACTERS),
      reason: 'is a card inside this card',
    });
    // An indented line after the inner card continues no property.
    this.mode = 'stray';
  }

  /** Appends a continuation line to the last property; false when it is not a continuation. */
  private continueLast(line: number, text: string): boolean {
    const last = this.properties.at(-1);
    const isIndented = /^[ \t]/.test(text);
    switch (this.mode) {
      case 'stray':
        if (isIndented && text.trim() !== '') this.remarks.push({ line, ...strayRemark(text) });
        return isIndented;
      case 'bulky':
        if (isIndented) this.checkData(line, text);
        return isIndented || this.continueData(line, text);
      case 'base64':
      case 'quoted-printable':
      case 'plain':
    }
    if (last === undefined) return false;
    if (this.mode === 'quoted-printable' && last.text.endsWith('=')) {
      last.text = last.text.slice(0, -1) + text;
      return true;
    }
    const isEncoded =
      (this.mode === 'quoted-printable' && /^=[\dA-F]{2}/i.test(text)) ||
      (this.mode === 'base64' && !isIndented && this.continueData(line, text));
    if (isIndented || isEncoded) last.text += isIndented ? text.slice(1) : text;
    return isIndented || isEncoded;
  }

  /** Unfolded data has long lines except for the last one. A short line without padding might be a word instead. */
  private continueData(line: number, text: string): boolean {
    if (!/^[A-Z\d+/=]+\s*$/i.test(text) || headOf(text) !== undefined) return false;
    const isData = text.trim().length >= MIN_DATA_CHARACTERS || /=\s*$/.test(text);
    if (!isData) this.remarks.push({ line, value: text.trim(), reason: 'was treated as base64 data' });
    return true;
  }

  /** Text inside data means that a line end is missing. A picture's URL (`VALUE=uri`) may have any characters. */
  private checkData(line: number, text: string): void {
    this.hasTextInData ||= !BASE64.test(text);
    if (!this.isBulkEncoded || !this.hasTextInData) return;
    this.remarks.push({
      line,
      value: text.trim().slice(-MAX_REMARK_CHARACTERS),
      reason: 'is not base64 data',
    });
  }

  private begin(line: number, text: string): void {
    if (text.trim() === '') {
      // An empty line ends data in base64.
      if (this.mode === 'bulky' || this.mode === 'base64') this.mode = 'plain';
      return;
    }
    const head = headOf(text);
    if (head === undefined) {
      this.remarks.push({ line, ...strayRemark(text) });
      this.mode = 'stray';
      return;
    }
    if (isBulky(head)) {
      this.mode = 'bulky';
      this.isBulkEncoded = isBase64(head) || !isAddressOfData(head, text.slice(head.length));
      this.hasTextInData = false;
      this.checkData(line, text.slice(head.length));
      this.properties.push({ line, text: `${head}(data)` });
      return;
    }
    this.mode = isQuotedPrintable(head) ? 'quoted-printable' : isBase64(head) ? 'base64' : 'plain';
    this.properties.push({ line, text });
  }
}

const strayRemark = (text: string): Remark => ({
  value: text.trim().slice(0, MAX_REMARK_CHARACTERS),
  reason: 'is not a vCard property',
});
