import type { Remark } from './contact.ts';

/** A property as it stands in the file, its folded lines joined. */
export interface RawProperty {
  readonly line: number;
  text: string;
}

/** Head of a property: perhaps a group, the name, parameters, a colon. Quotes of parameters may hold colons. */
const HEAD = /^(?:[\w-]+\.)?[A-Z][\w-]*\s*(?:;(?:[^":;]|"[^"]*")*)*:/i;
/** Where a quote of the parameters has no end. */
const LOOSE_HEAD = /^(?:[\w-]+\.)?[A-Z][\w-]*;[^:]*:/i;

/** The beginning of a property up to its colon; undefined where it is none. */
export const headOf = (text: string): string | undefined => (HEAD.exec(text) ?? LOOSE_HEAD.exec(text))?.[0];

const isQuotedPrintable = (head: string): boolean =>
  /;\s*(?:ENCODING\s*=\s*)?"?Q(?:UOTED-PRINTABLE)?"?\s*[;:]/i.test(head);
const isBase64 = (head: string): boolean => /;\s*(?:ENCODING\s*=\s*)?"?(?:BASE64|B)"?\s*[;:]/i.test(head);
/** Pictures and the like are most of a file and nothing that a contact can hold. */
const isBulky = (head: string): boolean => /^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:]/i.test(head);

/** Pictures may be addresses, and keys text, instead of data. */
const isAddressOfData = (head: string, value: string): boolean =>
  /;\s*VALUE\s*=\s*"?(?:ur[il]|text)/i.test(head) ||
  /^\s*(?:https?|data|cid|ftp|file|urn|openpgp4fpr|content):/i.test(value);

const MAX_CARD_LINES = 10_000;
/** Of what is no value of a contact. */
const MAX_TOLD_CHARACTERS = 200;
export const isBegin = (text: string): boolean => /^\s*BEGIN\s*:\s*VCARD\s*$/i.test(text);
const AGENT_CARD = /^AGENT[^:]*:\s*BEGIN:VCARD\s*/i;
const BASE64 = /^[A-Z\d+/=\s]*$/i;
/** Programs cut data at 60 characters or more. */
const MIN_DATA_CHARACTERS = 50;
const END_IN_VALUE = /END:VCARD\s*$/i;

/** The lines of one card, as they come. Lines that belong to no property are told, and cost nothing else. */
export class CardLines {
  readonly properties: RawProperty[] = [];
  readonly remarks: Remark[] = [];
  /** Why nothing of the card can be taken. */
  fault: string | undefined;
  /** How many cards are open within this one (`AGENT`). */
  private depth = 0;
  private innerLine = 0;
  private innerText = '';
  private mode: 'plain' | 'quoted-printable' | 'base64' | 'bulky' | 'stray' = 'plain';
  private isBulkEncoded = false;
  private hasTextInData = false;
  private count = 0;

  /** Of its `BEGIN:VCARD`. */
  readonly line: number;

  constructor(line: number) {
    this.line = line;
  }

  /** Whether a card may begin here that is a part of this one. */
  expectsInnerCard(): boolean {
    return this.depth > 0 || /^AGENT[^:]*:\s*$/i.test(this.properties.at(-1)?.text ?? '');
  }

  hasInnerCard(): boolean {
    return this.depth > 0;
  }

  hasEndInLastValue(): boolean {
    return this.depth === 0 && END_IN_VALUE.test(this.properties.at(-1)?.text ?? '');
  }

  /** Ends a card whose last line is missing, or stands at the end of the line before. */
  closeUnended(): void {
    const last = this.properties.at(-1);
    if (last !== undefined && this.hasEndInLastValue()) last.text = last.text.replace(END_IN_VALUE, '');
    else this.remarks.push({ reason: 'has no line that ends it (END:VCARD)' });
  }

  /** Nothing more comes, though the card has not ended: its last value may be cut off as well. */
  cutOff(): void {
    this.fault ??= 'is cut off: the file ends before its last line (END:VCARD)';
  }

  add(line: number, text: string): void {
    this.count += 1;
    if (this.count > MAX_CARD_LINES && this.mode !== 'bulky') this.fault = 'has too many lines';
    if (this.fault !== undefined) return;
    if (this.depth > 0 || isBegin(text)) this.addInner(line, text);
    else if (AGENT_CARD.test(text)) this.beginAgent(line, text.replace(AGENT_CARD, ''));
    else if (!this.continueLast(line, text)) this.begin(line, text);
  }

  /** The line end after the beginning of the inner card may be missing. */
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
      if (this.innerText.length < MAX_TOLD_CHARACTERS) this.innerText += `${text}\n`;
      return;
    }
    this.remarks.push({
      line: this.innerLine,
      attribute: 'AGENT',
      value: this.innerText.slice(0, MAX_TOLD_CHARACTERS),
      reason: 'is a card within the card',
    });
    // An indented line behind it has lost the line that it goes on with.
    this.mode = 'stray';
  }

  /** Adds a line to the property that it goes on with; false where it does not. */
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

  /** Data that is not folded has long lines up to its last one. A short line without padding may as well be a word. */
  private continueData(line: number, text: string): boolean {
    if (!/^[A-Z\d+/=]+\s*$/i.test(text) || headOf(text) !== undefined) return false;
    const isData = text.trim().length >= MIN_DATA_CHARACTERS || /=\s*$/.test(text);
    if (!isData) this.remarks.push({ line, value: text.trim(), reason: 'is taken for data in base64' });
    return true;
  }

  /** Text in data shows that a line end is missing. An address of a picture (`VALUE=uri`) may have any signs. */
  private checkData(line: number, text: string): void {
    this.hasTextInData ||= !BASE64.test(text);
    if (!this.isBulkEncoded || !this.hasTextInData) return;
    this.remarks.push({
      line,
      value: text.trim().slice(-MAX_TOLD_CHARACTERS),
      reason: 'is no data in base64',
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
  value: text.trim().slice(0, MAX_TOLD_CHARACTERS),
  reason: 'is no property of a vCard',
});
