import RingCentral from '@rc-ex/core';
import { SDK } from '@ringcentral/sdk';

import type { Harness } from '../../support/harness.ts';

// In a file of its own, because these clients are a third of all modules that a test of writes would load.

const optionsOf = ({ sandbox: { ringcentral, credentials } }: Harness) => {
  const { clientId, clientSecret } = credentials.ringcentral;
  return { server: ringcentral.url, clientId, clientSecret };
};

/** RingCentral's own client for the demo user, signed in. */
export const officialClient = async (harness: Harness) => {
  const client = new RingCentral(optionsOf(harness));
  await client.authorize({ jwt: harness.sandbox.credentials.ringcentral.jwt });
  return client;
};

/** The demo user's favorites, as that client reads them. */
export const readOfficially = async (client: RingCentral) => {
  const { records = [] } = await client.restapi().account('~').extension('~').favorite().get();
  return records;
};

/** The demo user's address book in that client, and the platform of RingCentral's older client. */
export const ringcentralClients = async (harness: Harness) => {
  const rest = await officialClient(harness);
  const platform = new SDK(optionsOf(harness)).platform();
  await platform.login({ jwt: harness.sandbox.credentials.ringcentral.jwt });
  return { book: rest.restapi().account('~').extension('~').addressBook(), platform };
};
