import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { type Harness, startHarness } from '../../support/harness.ts';
import { failuresOf } from '../graph/support.ts';

import { globalIdsOf, type MutationName, write } from './support.ts';

let harness: Harness;
let inputs: Readonly<Partial<Record<MutationName, object>>>;

beforeAll(async () => {
  harness = await startHarness({ sandbox: { ringcentral: { bookSizes: { demo: 40, second: 20 } } } });
  const [id] = globalIdsOf(harness);
  const contact = { firstName: 'Ada' };
  inputs = {
    createPersonalContact: { contact },
    updatePersonalContact: { id, contact },
    patchPersonalContact: { id, contact },
    updatePersonalContacts: { contacts: [{ id, contact }] },
    deletePersonalContacts: { ids: [id] },
  };
});
beforeEach(() => harness.sandbox.ringcentral.reset());
afterAll(() => harness.close());

describe.each([
  'createPersonalContact',
  'updatePersonalContact',
  'patchPersonalContact',
  'updatePersonalContacts',
  'deletePersonalContacts',
] as const)('%s', (name) => {
  const attempt = (options: Parameters<typeof write>[3] = {}) =>
    write(harness, name, inputs[name] ?? {}, options);
  const withToken = (token: string) =>
    attempt({ as: 'nobody', headers: { 'x-ringcentral-authorization': `Bearer ${token}` } });

  it.each([
    ['read-only', 'CMN-401', 'Contacts'],
    ['no-contacts', 'CMN-401', 'Contacts'],
    ['reader', 'CMN-408', 'EditPersonalContacts'],
  ])('is FORBIDDEN with the token of %s', async (token, upstreamCode, permission) => {
    const answer = await withToken(`sandbox-ringcentral-${token}`);
    expect([answer.payload, ...failuresOf(answer)]).toEqual([null, 'payload FORBIDDEN']);
    expect(answer.errors?.[0]?.extensions).toMatchObject({ upstream: 'ringcentral', upstreamCode });
    expect(answer.errors?.[0]?.message).toContain(permission);
    expect(answer.calls).toHaveLength(1);
  });

  it('is UNAUTHENTICATED with an unknown token or without a token', async () => {
    const unknown = await withToken('no-such-token');
    expect(failuresOf(unknown)).toEqual(['payload UNAUTHENTICATED']);
    expect(unknown.errors?.[0]?.extensions['upstreamCode']).toBe('OAU-149');
    const nobody = await attempt({ as: 'nobody' });
    expect([nobody.calls, ...failuresOf(nobody)]).toEqual([[], 'payload UNAUTHENTICATED']);
  });

  it.each(['CMN-211', 'MaintenanceMode'] as const)(
    'is not made while upstream does not accept writes (%s)',
    async (maintenanceCode) => {
      harness.sandbox.ringcentral.settings.update({ availability: 'limited', maintenanceCode });
      const answer = await attempt();
      expect(failuresOf(answer)).toEqual(['payload UPSTREAM_UNAVAILABLE']);
      expect(answer.errors?.[0]?.extensions['upstreamCode']).toBe('CMN-211');
      expect(answer.errors?.[0]?.message).not.toContain('not known');
      expect(answer.calls).toHaveLength(1);
    },
  );
});

it("it is FORBIDDEN to write to another extension's book without permission", async () => {
  const { extensionId } = { extensionId: harness.sandbox.ringcentral.store.extensionId('demo') };
  const answer = await write(
    harness,
    'createPersonalContact',
    { extensionId, contact: { firstName: 'Ada' } },
    { as: 'second' },
  );
  expect(failuresOf(answer)).toEqual(['payload FORBIDDEN']);
  expect(answer.errors?.[0]?.extensions['upstreamCode']).toBe('CMN-419');
});
