import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import type { Fault } from '../../../sandbox/index.ts';
import { type Harness, startHarness } from '../../support/harness.ts';
import { contactIdsOf, failuresOf } from '../graph/support.ts';

import { globalIdsOf, stored, write, writeWell } from './support.ts';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness({ sandbox: { ringcentral: { bookSizes: { demo: 40 } } } });
});
beforeEach(() => harness.sandbox.ringcentral.reset());
afterAll(() => harness.close());

const addFault = (fault: Fault) => harness.sandbox.ringcentral.addFault(fault);
const idOf = (index: number) => globalIdsOf(harness)[index];

/** All failures after which the outcome is unknown. */
const FAULTS: readonly (readonly [string, Fault, string])[] = [
  ['the connection is reset', { kind: 'reset', when: 'after' }, 'UPSTREAM_UNAVAILABLE'],
  ['the answer is cut off', { kind: 'truncated', isCut: true }, 'UPSTREAM_BAD_RESPONSE'],
  ['the answer is incomplete', { kind: 'truncated' }, 'UPSTREAM_BAD_RESPONSE'],
  ['the answer is empty', { kind: 'empty' }, 'UPSTREAM_BAD_RESPONSE'],
  ['the answer is an error of a gateway', { kind: 'html' }, 'UPSTREAM_UNAVAILABLE'],
  ['the answer is an error of upstream', { kind: 'status', status: 500 }, 'UPSTREAM_UNAVAILABLE'],
  ['the gateway has waited too long', { kind: 'status', status: 504 }, 'UPSTREAM_TIMEOUT'],
];

describe.each(FAULTS)('when %s', (_name, fault, code) => {
  it('a creation is not repeated, and its error says that the outcome is unknown', async () => {
    addFault(fault);
    const before = contactIdsOf(harness).length;
    const answer = await write(harness, 'createPersonalContact', { contact: { firstName: 'Ada' } });
    expect([answer.payload, ...failuresOf(answer)]).toEqual([null, `payload ${code}`]);
    expect(answer.errors?.[0]?.message).toContain('not known whether the change was made');
    expect(answer.calls).toHaveLength(1);
    expect(contactIdsOf(harness).length - before).toBeLessThanOrEqual(1);
  });

  it('a patch is not repeated', async () => {
    addFault(fault);
    const answer = await write(harness, 'patchPersonalContact', {
      id: idOf(0),
      contact: { firstName: 'Ada' },
    });
    expect(failuresOf(answer)).toEqual([`payload ${code}`]);
    expect(answer.errors?.[0]?.message).toContain('not known whether the change was made');
    expect(answer.calls).toHaveLength(1);
  });
});

describe('when the connection breaks after upstream has done the write', () => {
  it('a creation makes exactly one contact', async () => {
    addFault({ kind: 'reset', when: 'after' });
    const before = contactIdsOf(harness);
    await write(harness, 'createPersonalContact', { contact: { firstName: 'Ada' } });
    expect(contactIdsOf(harness)).toHaveLength(before.length + 1);
  });

  it('a replacement is repeated, with the same result', async () => {
    addFault({ kind: 'reset', when: 'after', times: 1 });
    const { payload, calls } = await writeWell(harness, 'updatePersonalContact', {
      id: idOf(0),
      contact: { firstName: 'Ada' },
    });
    expect(calls.map(({ method }) => method)).toEqual(['PUT', 'PUT']);
    expect(payload.personalContact.firstName).toBe('Ada');
  });

  it('a deletion is repeated, and a contact that is already gone counts as deleted', async () => {
    addFault({ kind: 'reset', when: 'after', times: 1 });
    const id = idOf(0);
    const { payload, calls } = await writeWell(harness, 'deletePersonalContacts', { ids: [id] });
    expect(calls.map(({ method, status }) => [method, status])).toEqual([
      ['DELETE', undefined],
      ['DELETE', 404],
    ]);
    expect(payload.deletedIds).toEqual([id]);
    expect(idOf(0)).not.toBe(id);
  });
});

describe('when the request certainly did not arrive', () => {
  it('a patch without quota is refused, and the outcome is known', async () => {
    const own = await startHarness({ sandbox: { ringcentral: { limits: { heavy: 1 } } } });
    const [id] = globalIdsOf(own);
    await writeWell(own, 'patchPersonalContact', { id, contact: {} });
    const answer = await write(own, 'patchPersonalContact', { id, contact: { firstName: 'Ada' } });
    await own.close();
    expect(failuresOf(answer)).toEqual(['payload RATE_LIMITED']);
    expect(answer.errors?.[0]?.message).not.toContain('not known');
    expect(answer.calls).toEqual([]);
  });

  it('a creation that upstream refused is repeated when it is allowed', async () => {
    addFault({ kind: 'status', status: 429, retryAfter: 1, times: 1 });
    const { calls, payload } = await writeWell(harness, 'createPersonalContact', {
      contact: { firstName: 'Ada' },
    });
    expect(calls.map(({ status }) => status)).toEqual([429, 200]);
    expect(stored(harness, payload.personalContact.contactId)).toMatchObject({ firstName: 'Ada' });
  });
});
