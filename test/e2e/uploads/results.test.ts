import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { readUploadResults } from '../../../src/loaders/address-book-uploads.ts';

const NOTHING = { affected: null, errors: null };

describe('the results of an upload', () => {
  it.each([
    ['absent', undefined, NOTHING],
    ['null', null, NOTHING],
    ['no results', 'later', NOTHING],
    ['an empty object', {}, { affected: [], errors: [] }],
    ['an empty list', [], { affected: [], errors: [] }],
    ['a list of invalid entries', [1, null, 'x', []], { affected: [], errors: [] }],
    [
      'the newer form in a list',
      [{ affectedItems: [{ extensionId: '1', contacts: [{}] }] }, { errors: [{ errorCode: 'CMN-101' }] }],
      { affected: [{ extensionId: '1', contacts: [{}] }], errors: [{ errorCode: 'CMN-101' }] },
    ],
    [
      'an extension twice',
      {
        affectedItems: [
          { extensionId: '1', contacts: [{ firstName: 'Fern' }] },
          { extensionId: '1', contacts: [{ firstName: 'Moss' }] },
        ],
      },
      {
        affected: [{ extensionId: '1', contacts: [{ firstName: 'Fern' }, { firstName: 'Moss' }] }],
        errors: [],
      },
    ],
    [
      'the older form without states',
      [
        { extensionId: '1', contact: {} },
        { extensionId: '2', contact: {}, errors: [{ message: 'no' }] },
      ],
      {
        affected: [{ extensionId: '1', contacts: [{}] }],
        errors: [{ message: 'no', extensionId: '2', contact: {} }],
      },
    ],
    [
      'a failure without a reason',
      { extensionId: '2', contact: { firstName: 'Fern' }, status: 'Fail' },
      { affected: [], errors: [{ extensionId: '2', contact: { firstName: 'Fern' } }] },
    ],
    [
      'a success with a remark',
      { extensionId: '2', contact: {}, status: 'Success', errors: [{ message: 'by the way' }] },
      { affected: [{ extensionId: '2', contacts: [{}] }], errors: [] },
    ],
    [
      'numbers for texts',
      { errors: [{ errorCode: 101, parameterName: 'zip', parameterValue: 94002, message: {} }] },
      { affected: [], errors: [{ errorCode: '101', parameterName: 'zip', parameterValue: '94002' }] },
    ],
  ])('may be %s', (_case, results, outcome) => {
    expect(readUploadResults(results)).toEqual(outcome);
  });

  it('can be parsed from any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (results) => {
        const { affected, errors } = readUploadResults(results);
        expect(affected === null).toBe(errors === null);
      }),
    );
  });

  it('are the same in each form', () => {
    const error = fc.record({ errorCode: fc.string(), parameterValue: fc.string() });
    const entry = fc.record({
      extensionId: fc.constantFrom('1', '2'),
      contact: fc.record({ firstName: fc.string() }),
      errors: fc.array(error, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const isAdded = ({ errors }: { readonly errors: readonly unknown[] }) => errors.length === 0;
        const older = readUploadResults(
          entries.map((one) => ({ ...one, status: isAdded(one) ? 'Success' : 'Fail' })),
        );
        const added = Map.groupBy(entries.filter(isAdded), ({ extensionId }) => extensionId);
        const newer = readUploadResults({
          affectedItems: [...added].map(([extensionId, of]) => ({
            extensionId,
            contacts: of.map(({ contact }) => contact),
          })),
          errors: entries.flatMap(({ errors }) => errors),
        });
        expect(older.affected).toEqual(newer.affected);
        expect(older.errors?.map(({ extensionId: _id, contact: _contact, ...rest }) => rest)).toEqual(
          newer.errors,
        );
      }),
    );
  });
});
