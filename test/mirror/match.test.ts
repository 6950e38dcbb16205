import { describe, expect, it } from '@jest/globals';

import { queryWords, rankOf, searchText } from '../../src/mirror/match.ts';
import { personalContacts } from '../../src/mirror/personal-contacts.ts';
import { RecordSet } from '../../src/mirror/record-set.ts';

import { NAMES } from './people.ts';

const rank = (text: string, query: string) =>
  rankOf(searchText({ texts: [text], phoneNumbers: [] }), queryWords(query));

describe('rank of a match', () => {
  it.each([
    ['Anna Berg', 'anna', 0],
    ['Anna Berg', 'ann', 1],
    ['Anna Berg', 'nna', 2],
    ['Anna Berg', 'berg anna', 0],
    ['Anna Berg', 'be anna', 1],
    ['Anna Berg', 'erg anna', 2],
    ['Anna Berg', 'anna smith', undefined],
    ['Hannah, Anna', 'anna', 0],
    ['Hannah, Annabel', 'anna', 1],
    ['person.seven@example.com', 'seven', 0],
    ['person.seven@example.com', 'seven@exa', 1],
    ['Anna', '', 0],
    ['Anna', ' \t ', 0],
    ['हिमालय', 'हिमाल', 1],
    ['𝒜nna 𠮷野', '𠮷', 1],
    ['aaaa aaa', 'aaa', 0],
  ])('is, in "%s" for "%s", %s', (text, query, expected) => {
    expect(rank(text, query)).toBe(expected);
  });

  it('never matches a word across two fields', () => {
    const text = searchText({ texts: ['ab', 'cd'], phoneNumbers: ['12', '34'] });
    expect(rankOf(text, queryWords('bc'))).toBeUndefined();
    expect(rankOf(text, queryWords('23'))).toBeUndefined();
    expect(rankOf(text, queryWords('ab cd'))).toBe(0);
  });
});

const searched = await RecordSet.of(
  personalContacts,
  NAMES.map(([firstName, lastName], index) => ({
    id: index,
    firstName,
    lastName,
    company: index === 0 ? 'Wolle & Söhne' : 'Garden',
    email: `person.${String.fromCharCode(97 + index)}@example.com`,
    mobilePhone: `+1 (650) 555-01${index + 10}`,
    ...(index === 3 && { businessPhone: '1-800-GARDENS ext. 12' }),
  })),
);
const found = async (query: string): Promise<readonly (string | null | undefined)[]> => {
  const { edges } = await searched.search(query, { order: 'FIRST_NAME', direction: 'ASC', count: 50 });
  return edges.map(({ item }) => item.firstName);
};

describe('a search', () => {
  it.each([
    ['bergstrom', 'Anna'],
    ['ström ann', 'Anna'],
    ['sohne wolle', 'Anna'],
    ['jose nunez', 'José'],
    ['NÚÑ', 'José'],
    ['weiss', 'Weiß'],
    ['strasse', 'Weiß'],
    ['STRAẞE', 'Weiß'],
    ['lukasz', 'Łukasz'],
    ['ablonsk', 'Łukasz'],
    ['soren bjorn', 'Søren'],
    ['dorde', 'Đorđe'],
    ['petric', 'Đorđe'],
    ['gudrun', 'Guðrún'],
    ['thorsdottir', 'Guðrún'],
    ['aegir', 'Ægir'],
    ['oeuv', 'Ægir'],
    ['isik yildiz', 'Işık'],
    ['ΓΙΩΡΓΟΣ', 'Γιώργος'],
    ['θαλασσ', 'Γιώργος'],
    ['федор', 'Фёдор'],
    ['найденов', 'Фёдор'],
    ['דוד שלום', 'דָּוִד'],
    ['محمد', 'أحمد'],
    ['احمد', 'أحمد'],
    ['किरण', 'किरण'],
    ['हिमा', 'किरण'],
    ['สมชาย ใจดี', 'สมชาย'],
    ['ชาย', 'สมชาย'],
    ['김 민준', '민준'],
    ['김민준', '민준'],
    ['王小', '小明'],
    ['王小明', '小明'],
    ['小', '小明'],
    ['さく', 'さくら'],
    ['かくせい', 'さくら'],
    ['ハナコ', 'ﾊﾅｺ'],
    ['ヤマタ', 'ﾊﾅｺ'],
    ['nguyen phuong', 'Nguyễn'],
    ['full width', 'Ｆｕｌｌ'],
    ['0110', 'Anna'],
    ['+16505550111', 'José'],
    ['(650) 555-0112', 'Weiß'],
    ['650.555.0113', 'Łukasz'],
    ['555–0114', 'Søren'],
    ['‪+1‬ 0115', 'Đorđe'],
    ['٠١١٦'.normalize('NFC'), 'Guðrún'],
    ['gardens', 'Łukasz'],
    ['person.a@example.com', 'Anna'],
    ['son.b@', 'José'],
    ['PERSON.C@EXAMPLE', 'Weiß'],
  ])('for "%s" finds %s', async (query, firstName) => {
    expect(await found(query)).toContain(firstName);
  });

  it.each(['zebra', 'anna nunez', '0199', 'person.z@'])('for "%s" finds no contact', async (query) => {
    expect(await found(query)).toEqual([]);
  });

  it('finds all contacts by a word in the address of each', async () => {
    expect(await found('example')).toHaveLength(NAMES.length);
  });
});
