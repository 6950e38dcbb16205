import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type Harness, startHarness } from '../../support/harness.ts';

import { faultsOf, globalIdsOf, PHONES, write, writeWell } from './support.ts';

let harness: Harness;
let ids: readonly string[];

beforeAll(async () => {
  harness = await startHarness({ sandbox: { ringcentral: { bookSizes: { demo: 40 } } } });
  ids = globalIdsOf(harness);
});
afterAll(() => harness.close());

/** Each of RingCentral's error codes for phone numbers, with a number that causes it. */
const NUMBERS = [
  ['PHONE_NUMBER_INVALID', 'nonsense'],
  ['PHONE_NUMBER_TOO_LONG', '+12025550100123456'],
  ['PHONE_NUMBER_ASTERISK', '*2025550100'],
  ['PHONE_NUMBER_EXTENSION_TOO_LONG', `+12025550100 x${'1'.repeat(11)}`],
  ['PHONE_NUMBER_DTMF_TOO_LONG', `+12025550100,${'1'.repeat(65)}`],
] as const;

const SINGLE = ['createPersonalContact', 'updatePersonalContact', 'patchPersonalContact'] as const;

/** The input of a mutation that writes one contact. */
const inputOf = (name: (typeof SINGLE)[number], contact: object) => ({
  ...(name !== 'createPersonalContact' && { id: ids[0] }),
  contact,
});

describe.each(SINGLE)('%s', (name) => {
  it.each(NUMBERS)('reports %s at the number itself, without an upstream call', async (code, number) => {
    const { payload, errors, calls } = await write(harness, name, inputOf(name, { mobilePhone: number }));
    expect(errors).toBeUndefined();
    expect(payload.personalContact).toBeNull();
    expect(faultsOf(payload)).toEqual([`contact.mobilePhone ${code}`]);
    expect(payload.userErrors[0].message).not.toContain(number);
    expect(calls).toEqual([]);
  });

  it('reports each of the twelve numbers', async () => {
    const contact = Object.fromEntries(PHONES.map((phone) => [phone, 'nonsense']));
    const { payload } = await write(harness, name, inputOf(name, { ...contact, firstName: 'Ada' }));
    expect(faultsOf(payload).toSorted()).toEqual(
      PHONES.map((phone) => `contact.${phone} PHONE_NUMBER_INVALID`).toSorted(),
    );
  });

  it('accepts an extension of 10 digits and a DTMF sequence of 64', async () => {
    const homePhone = `+12025550100*${'1'.repeat(10)}`;
    const carPhone = `+12025550100,${'1'.repeat(64)}`;
    const { payload } = await writeWell(harness, name, inputOf(name, { homePhone, carPhone }));
    expect(payload.personalContact).toMatchObject({ homePhone, carPhone });
  });
});

describe('updatePersonalContacts', () => {
  it('reports each number with its path, and replaces the other contacts', async () => {
    const contacts = ids.slice(0, 8).map((id, index) => ({
      id,
      contact: { firstName: `Item ${String(index)}`, companyPhone: NUMBERS[index]?.[1] ?? '2025550100' },
    }));
    const { payload, errors, calls } = await write(harness, 'updatePersonalContacts', { contacts });
    expect(errors).toBeUndefined();
    expect(calls).toHaveLength(1);
    expect(payload.results.map(faultsOf)).toEqual([
      ...NUMBERS.map(([code], index) => [`contacts.${String(index)}.contact.companyPhone ${code}`]),
      [],
      [],
      [],
    ]);
    expect(
      payload.results.map(({ personalContact }: { personalContact: { companyPhone: string } | null }) =>
        personalContact === null ? null : personalContact.companyPhone,
      ),
    ).toEqual([...NUMBERS.map(() => null), '+12025550100', '+12025550100', '+12025550100']);
  });

  it('also reports a number in the last chunk', async () => {
    const contacts = ids.slice(0, 31).map((id) => ({ id, contact: { homePhone: '2025550100' } }));
    contacts.push({ id: contacts.pop()?.id ?? '', contact: { homePhone: 'nonsense' } });
    const { payload } = await write(harness, 'updatePersonalContacts', { contacts });
    expect(payload.results.flatMap(faultsOf)).toEqual(['contacts.30.contact.homePhone PHONE_NUMBER_INVALID']);
  });

  it('parses numbers by the dialing plan', async () => {
    const contacts = ids.slice(0, 2).map((id) => ({ id, contact: { homePhone: '020 7946 0123' } }));
    const { payload } = await writeWell(harness, 'updatePersonalContacts', { dialingPlan: 'GB', contacts });
    for (const { personalContact } of payload.results) {
      expect(personalContact.homePhone).toBe('+442079460123');
    }
    const { payload: refused, calls } = await write(harness, 'updatePersonalContacts', {
      dialingPlan: 'Britain',
      contacts,
    });
    expect([refused.results, faultsOf(refused), calls.length]).toEqual([null, ['dialingPlan INVALID'], 0]);
  });
});
