import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { Contact, Row } from '../../import/contact.ts';
import { outcomeOf } from '../../import/outcome.ts';
import type { AddedContact, TaskError } from '../../import/task.ts';

const rowsOf = (...contacts: readonly Contact[]): readonly Row[] =>
  contacts.map((contact, index) => ({ line: index + 2, contact, faults: [], leftOut: [] }));

const error = (parameterName: string | null, parameterValue: string | null = null): TaskError => ({
  code: 'CMN-101',
  message: 'bad',
  parameterName,
  parameterValue,
});

/** The outcome, with rejected rows by line. `asked` says whether the added contacts were queried. */
const outcome = async (
  rows: readonly Row[],
  errors: readonly TaskError[],
  added: number | null,
  contacts?: readonly AddedContact[],
) => {
  let asked = false;
  const affected = added === null ? null : [{ contactCount: added }];
  const { rejected, unidentified } = await outcomeOf(rows, { affected, errors }, () => {
    asked = true;
    return Promise.resolve(contacts);
  });
  const lines = rejected.map(({ row, faults }) => [row.line, faults.map(({ attribute }) => attribute)]);
  return { lines, unidentified: unidentified.count, asked };
};

describe('the rows that an upload rejected', () => {
  it('are found by attribute and value', async () => {
    const rows = rowsOf({ email: 'x' }, { email: 'y' }, { email2: 'x' }, { homeAddress: { city: 'z' } });
    expect(await outcome(rows, [error('email', 'x'), error('homeAddress.city', 'z')], 2)).toEqual({
      lines: [
        [2, ['email']],
        [5, ['homeAddress.city']],
      ],
      unidentified: 0,
      asked: false,
    });
  });

  it('are all rows with that value when there is an error for each', async () => {
    const rows = rowsOf({ email: 'x' }, { email: 'x' }, {});
    expect(await outcome(rows, [error('email', 'x'), error('email', 'x')], 1)).toMatchObject({
      lines: [
        [2, ['email']],
        [3, ['email']],
      ],
      asked: false,
    });
  });

  it('may have several errors each', async () => {
    const rows = rowsOf({ email: 'x', webPage: 'y' }, {});
    expect(await outcome(rows, [error('email', 'x'), error('webPage', 'y')], 1)).toMatchObject({
      lines: [[2, ['email', 'webPage']]],
      unidentified: 0,
    });
  });

  it('are found by comparison with the added contacts when the errors have no value', async () => {
    const rows = rowsOf({ firstName: 'Fern' }, { firstName: 'Moss', notes: '…' }, { firstName: 'Reed' });
    const contacts = [{ firstName: 'Reed' }, { firstName: 'Fern', notes: null }];
    expect(await outcome(rows, [error('notes')], 2, contacts)).toEqual({
      lines: [[3, ['notes']]],
      unidentified: 0,
      asked: true,
    });
  });

  it('are found by comparison although numbers came back in another format', async () => {
    const rows = rowsOf({ mobilePhone: '+12025550111*12' }, { mobilePhone: '+12025550112' });
    const contacts = [{ mobilePhone: '+12025550111 ext. 12' }];
    expect(await outcome(rows, [], 1, contacts)).toMatchObject({
      lines: [[3, [undefined]]],
      unidentified: 0,
    });
  });

  it('are only counted when contacts came back changed', async () => {
    const rows = rowsOf({ firstName: 'Fern' }, { firstName: 'Moss' });
    const changed = [{ firstName: 'FERN' }];
    expect(await outcome(rows, [error('notes')], 1, changed)).toEqual({
      lines: [],
      unidentified: 1,
      asked: true,
    });
    expect(await outcome(rows, [error('notes')], 1, undefined)).toMatchObject({ lines: [], unidentified: 1 });
  });

  it('are not guessed among rows with the same value', async () => {
    const rows = rowsOf({ email: 'x', firstName: 'Fern' }, { email: 'x', firstName: 'Moss' });
    const contacts = [{ email: 'x', firstName: 'Fern' }];
    expect(await outcome(rows, [error('email', 'x')], 1, contacts)).toMatchObject({
      lines: [[3, ['email']]],
      asked: true,
    });
  });

  it('are none when upstream reports nothing', async () => {
    expect(await outcome(rowsOf({ email: 'x' }), [], null)).toEqual({
      lines: [],
      unidentified: 0,
      asked: false,
    });
  });

  it('are exactly those that were not added, whatever the errors say', async () => {
    const contact = fc.record({
      firstName: fc.constantFrom('Fern', 'Moss'),
      email: fc.constantFrom('x', 'y'),
    });
    const given = fc.array(
      fc.tuple(contact, fc.boolean(), fc.constantFrom<TaskError | undefined>(undefined, error(null))),
    );
    await fc.assert(
      fc.asyncProperty(given, async (entries) => {
        const rows = rowsOf(...entries.map(([one]) => one));
        const added = entries.filter(([, isAdded]) => isAdded).map(([one]) => one);
        const errors = entries.flatMap(([, isAdded, told]) => (isAdded || told === undefined ? [] : [told]));
        const { lines, unidentified } = await outcome(rows, errors, added.length, added);
        const named = lines.map(([line]) => JSON.stringify(entries[Number(line) - 2]?.[0]));
        const expected = entries.filter(([, isAdded]) => !isAdded).map(([one]) => JSON.stringify(one));
        // Equal contacts are interchangeable.
        expect([named.toSorted(), unidentified]).toEqual([expected.toSorted(), 0]);
      }),
    );
  });
});
