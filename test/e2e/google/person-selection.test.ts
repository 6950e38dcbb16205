import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { fieldMasks } from '../../../src/__generated__/google-people.ts';
import { personSelection } from '../../../src/lists/selection.ts';
import {
  covers,
  maskOf,
  restrictTo,
  selectionOf,
  selectorOf,
  unionOf,
} from '../../../src/loaders/persons-selection.ts';

/** The result of `requestedFields` for these leaves: the leaves and their ancestors. */
const requested = (...leaves: string[]): ReadonlySet<string> =>
  new Set(
    leaves.flatMap((leaf) => leaf.split('.').map((_, index, names) => names.slice(0, index + 1).join('.'))),
  );

/** The leaves of a selector, parsed independently of the code under test. */
const pathsOf = (selector: string): string[] => {
  const stack: string[] = [];
  const leaves: string[] = [];
  for (const [, word = '', mark = ''] of selector.matchAll(/(\w*)([(),]|$)/g)) {
    if (word !== '' && mark !== '(') leaves.push([...stack, word].join('.'));
    if (mark === '(') stack.push(word);
    if (mark === ')') stack.pop();
  }
  expect(stack).toEqual([]);
  return leaves;
};

describe('the selection of a person', () => {
  it.each<[string, string[], string, string]>([
    ['keys', ['id', 'resourceName'], 'names', 'resourceName'],
    ['the version', ['etag'], 'names', 'resourceName,etag'],
    [
      'fields that the graph computes',
      ['displayName'],
      'names',
      'resourceName,names(displayName,metadata(primary))',
    ],
    [
      'the primary address and number',
      ['primaryEmailAddress', 'primaryPhoneNumber'],
      'emailAddresses,phoneNumbers',
      'resourceName,emailAddresses(metadata(primary),value),phoneNumbers(metadata(primary),value)',
    ],
    ['the photo', ['photoUrl'], 'photos', 'resourceName,photos(default,metadata(primary),url)'],
    [
      'a property that may be empty',
      ['emailAddresses.type'],
      'emailAddresses',
      'resourceName,emailAddresses(type,value)',
    ],
    [
      'rank, which may be empty',
      ['phoneNumbers.metadata.primary'],
      'phoneNumbers',
      'resourceName,phoneNumbers(metadata(primary,source(type)),value)',
    ],
    [
      'a value without a property that is never empty',
      ['urls.type'],
      'urls',
      'resourceName,urls(metadata(source(type)),type)',
    ],
    [
      'a message that may be missing',
      ['birthdays.date.year'],
      'birthdays',
      'resourceName,birthdays(date,metadata(source(type)))',
    ],
    ['the record', ['metadata.deleted'], 'metadata', 'resourceName,metadata(deleted)'],
    [
      'the sources',
      ['metadata.sources.updateTime', 'metadata.sources.profileMetadata.userTypes'],
      'metadata',
      'resourceName,metadata(sources(profileMetadata,type,updateTime))',
    ],
    [
      'a field by the mask of another',
      ['ageRange'],
      'ageRanges',
      'resourceName,ageRange,ageRanges(ageRange,metadata(primary))',
    ],
    [
      'many properties of a value, which is then requested as a whole',
      [
        'displayName',
        'familyName',
        'givenName',
        'middleName',
        'honorificPrefix',
        'honorificSuffix',
        'phoneticFullName',
      ]
        .map((name) => `names.${name}`)
        .concat('names.metadata.primary', 'names.metadata.verified'),
      'names',
      'resourceName,names',
    ],
  ])('requests %s with the cheapest mask and selector', (_what, leaves, mask, selector) => {
    const selection = personSelection(requested(...leaves));
    expect(maskOf(selection).join(',')).toBe(mask);
    expect(selectorOf(selection)).toBe(selector);
  });

  it('leaves out fields that no mask value gives', () => {
    const selection = personSelection(
      requested('fileAses.value', 'taglines.value', 'residences.value', 'names.givenName'),
    );
    expect(maskOf(restrictTo(selection, fieldMasks.batchGetPeople.personFields))).toEqual(['names']);
    expect(
      restrictTo(selectionOf(['organizations.name', 'etag']), fieldMasks.searchOtherContacts.readMask),
    ).toEqual(['etag']);
  });

  it('returns the same object for the same set', () => {
    const fields = requested('names.givenName');
    expect(personSelection(fields)).toBe(personSelection(fields));
  });

  const name = fc.constantFrom(
    'names',
    'metadata',
    'urls',
    'value',
    'type',
    'primary',
    'source',
    'emailAddresses',
  );
  const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('.'));
  const selection = fc.array(path, { maxLength: 12 }).map((paths) => selectionOf(paths));

  it('covers its paths; a union covers exactly its parts', () => {
    fc.assert(
      fc.property(selection, selection, path, (one, other, third) => {
        const union = unionOf([one, other]);
        expect(covers(one, one)).toBe(true);
        expect(covers(union, one) && covers(union, other)).toBe(true);
        expect(covers(union, [third])).toBe(covers(one, [third]) || covers(other, [third]));
      }),
    );
  });

  it('prints selectors with each path once and balanced brackets', () => {
    fc.assert(
      fc.property(selection, (paths) => {
        expect(pathsOf(selectorOf(paths)).sort()).toEqual(['resourceName', ...paths].sort());
      }),
    );
  });
});
