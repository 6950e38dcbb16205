import { describe, expect, it } from '@jest/globals';

import { foldNumber, foldText } from '../../src/mirror/text.ts';

describe('folding of text', () => {
  it.each([
    ['Bergström', 'bergstrom'],
    ['STRASSE', 'strasse'],
    ['Straße', 'strasse'],
    ['ẞ', 'ss'],
    ['Łódź', 'lodz'],
    ['Øre', 'ore'],
    ['Đorđe', 'dorde'],
    ['Guðrún', 'gudrun'],
    ['Þór', 'thor'],
    ['Ægir', 'aegir'],
    ['Œuvre', 'oeuvre'],
    ['İstanbul', 'istanbul'],
    ['Yıldız', 'yildiz'],
    ['Nguyễn', 'nguyen'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['Γιώργος', 'γιωργοσ'],
    ['Фёдор', 'федор'],
    ['שָׁלוֹם', 'שלום'],
    ['مُحَمَّد', 'محمد'],
    ['أحمد', 'احمد'],
    ['がくせい', 'かくせい'],
    ['ﾊﾞ', 'ハ'],
    ['Ｆｕｌｌ', 'full'],
    ['ﬁne', 'fine'],
  ])('folds %s to %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it.each(['किरण', 'हिमालय', 'สมชาย', 'ใจดี', '김민준', '王小明', 'தமிழ்'])('keeps %s whole', (text) => {
    expect(foldText(text)).toBe(text);
  });

  it('gives the same for composed and decomposed text', () => {
    for (const text of ['Bergström', '한국', 'がくせい', 'Phương', 'क़लम']) {
      expect(foldText(text.normalize('NFD'))).toBe(foldText(text.normalize('NFC')));
    }
  });

  it('changes nothing when it is repeated, for any character', () => {
    const unstable: string[] = [];
    for (let codePoint = 0; codePoint < 0x20000; codePoint += 1) {
      if (codePoint >= 0xd800 && codePoint < 0xe000) continue;
      const folded = foldText(String.fromCodePoint(codePoint));
      if (foldText(folded) !== folded) unstable.push(codePoint.toString(16));
    }
    expect(unstable).toEqual([]);
  });
});

describe('folding of numbers', () => {
  it.each([
    ['+1 (650) 555-0123', '16505550123'],
    ['020 7946 0958', '02079460958'],
    ['‪+44‑20‑7946‑0958‬', '442079460958'],
    ['６５０', '650'],
    ['no digits', ''],
  ])('folds %s to %s', (number, folded) => {
    expect(foldNumber(number)).toBe(folded);
  });

  it('reads the digits of all scripts', () => {
    const digits = Intl.supportedValuesOf('numberingSystem').flatMap((numberingSystem) => {
      const { format } = new Intl.NumberFormat('en', { numberingSystem, useGrouping: false });
      const text = format(9876543210);
      // Some scripts have no positional digits, such as Chinese.
      return /^\p{Nd}{10}$/u.test(text) ? [foldNumber(text)] : [];
    });
    expect(digits.length).toBeGreaterThan(50);
    expect(new Set(digits)).toEqual(new Set(['9876543210']));
  });
});
