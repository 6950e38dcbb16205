/**
 * A vCard of version 2.1 in the words of 3.0, which the parser reads: types without their name (`TEL;CELL:`), text in
 * quoted-printable, and commas that are nothing but commas.
 */
export function asVersion3(lines: readonly string[]): readonly string[] {
  return unfold(lines).map((line) => {
    const [, head = '', value = ''] = /^([^:]*):([^]*)$/.exec(line) ?? [];
    const [name = '', ...parameters] = head.split(';');
    if (name === '') return line;
    if (/^VERSION$/i.test(name)) return 'VERSION:3.0';
    const types = parameters.filter((parameter) => !isEncoding(parameter));
    const text = isQuotedPrintable(head) ? decode(value, charsetOf(parameters)) : value;
    const escaped = text.replaceAll(/\r?\n/g, '\\n').replaceAll(/(?<!\\),/g, '\\,');
    return `${[name, ...types.map((type) => (type.includes('=') ? type : `TYPE=${type}`))].join(';')}:${escaped}`;
  });
}

const isQuotedPrintable = (head: string): boolean => /;(?:ENCODING=)?QUOTED-PRINTABLE(?:;|$)/i.test(head);

const isEncoding = (parameter: string): boolean =>
  /^(?:ENCODING=.*|CHARSET=.*|QUOTED-PRINTABLE|BASE64|7BIT|8BIT)$/i.test(parameter);

const charsetOf = (parameters: readonly string[]): string =>
  parameters.map((parameter) => /^CHARSET=(.+)$/i.exec(parameter)?.[1]).find((found) => found) ?? 'utf-8';

/** One line per property: of folded lines, and of quoted-printable ones whose last sign says that they go on. */
function unfold(lines: readonly string[]): readonly string[] {
  const whole: string[] = [];
  for (const line of lines) {
    const last = whole.at(-1) ?? '';
    if (isQuotedPrintable(last.split(':', 1)[0] ?? '') && last.endsWith('=')) {
      whole[whole.length - 1] = last.slice(0, -1) + line;
    } else if (/^[ \t]/.test(line)) {
      whole[whole.length - 1] = last + line.slice(1);
    } else {
      whole.push(line);
    }
  }
  return whole;
}

/** Characters that are not escaped are ASCII in a proper text, and themselves in others. */
function decode(text: string, charset: string): string {
  const bytes = Buffer.from(text, 'utf8');
  const decoded: number[] = [];
  for (let index = 0; index < bytes.length; index += 1) {
    const code = bytes[index] === 0x3d ? bytes.toString('latin1', index + 1, index + 3) : '';
    if (/^[\dA-F]{2}$/i.test(code)) {
      decoded.push(Number.parseInt(code, 16));
      index += 2;
    } else {
      decoded.push(bytes[index] ?? 0);
    }
  }
  return new TextDecoder(charset).decode(Uint8Array.from(decoded));
}
