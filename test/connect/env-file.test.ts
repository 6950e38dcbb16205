import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ConnectError } from '../../connect/connect-error.ts';
import { changeVariables, parseVariables, updateEnvFile } from '../../connect/env-file.ts';

describe('changing variables', () => {
  it('keeps comments, order and other lines, and writes in place', () => {
    const text = '# Mine\nPORT=5000\n\nTOKEN=old # spare\nexport SECRET="x"\nLOG_LEVEL=warn';
    expect(changeVariables(text, { TOKEN: 'new', SECRET: undefined, ADDED: 'last' })).toBe(
      '# Mine\nPORT=5000\n\nTOKEN=new\nLOG_LEVEL=warn\nADDED=last\n',
    );
  });

  it('leaves one definition of a variable that was defined twice', () => {
    expect(changeVariables('A=1\nB=2\nA=3\n', { A: '4' })).toBe('A=4\nB=2\n');
  });

  it('keeps the line ends of Windows', () => {
    expect(changeVariables('A=1\r\nB=2\r\n', { A: '3' })).toBe('A=3\r\nB=2\r\n');
  });

  it.each([
    ['a line within a value', 'NOTE="first\nTOKEN=within\nlast"\n'],
    ['a value of several lines', 'TOKEN="first\nlast"\nPORT=1\n'],
  ])('refuses a change that would damage %s', (_case, text) => {
    expect(() => changeVariables(text, { TOKEN: 'new' })).toThrow(ConnectError);
  });

  it('writes every printable value so that Node parses the same, or refuses', () => {
    const value = fc.string({
      minLength: 1,
      unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCodePoint(code)),
    });
    fc.assert(
      fc.property(value, value, (first, second) => {
        let text: string;
        try {
          text = changeVariables('PORT=5000\n', { FIRST: first, SECOND: second });
        } catch (error) {
          expect(error).toBeInstanceOf(ConnectError);
          expect(["'", '"', '`'].every((quote) => `${first}${second}`.includes(quote))).toBe(true);
          return;
        }
        expect(parseVariables(text)).toEqual({ PORT: '5000', FIRST: first, SECOND: second });
      }),
    );
  });
});

describe('the env file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'connect-env-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('becomes readable only by its owner, and leaves no draft', async () => {
    const file = join(folder, 'mode.env');
    writeFileSync(file, 'PORT=5000\n');
    chmodSync(file, 0o644);
    await updateEnvFile(file, { TOKEN: 'hush' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toBe('PORT=5000\nTOKEN=hush\n');
    expect(readdirSync(folder)).toEqual(['mode.env']);
  });

  it('stays a symbolic link if it is one', async () => {
    const link = join(folder, 'link.env');
    symlinkSync(join(folder, 'mode.env'), link);
    await updateEnvFile(link, { PORT: '6000' });
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'mode.env'), 'utf8')).toContain('PORT=6000');
  });

  it('that cannot be written is named, without its content', async () => {
    const file = join(folder, 'missing', 'x.env');
    const failure = await updateEnvFile(file, { TOKEN: 'hush' }).catch((error: unknown) => error as Error);
    expect(failure).toMatchObject({ name: 'ConnectError' });
    expect((failure as Error).message).toMatch(/x\.env cannot be written \(ENOENT\); nothing was saved/);
    expect((failure as Error).message).not.toContain('hush');
    expect(existsSync(file)).toBe(false);
  });
});
