import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';

import { composeSupergraph, startSupergraph } from './supergraph.ts';

/** `npm run example:supergraph`: everything in one process. With `-- --compose` it only writes supergraph.graphql. */
if (process.argv.includes('--compose')) {
  const file = new URL('./supergraph.graphql', import.meta.url);
  const addresses = {
    contacts: 'http://127.0.0.1:4001/graphql',
    crm: 'http://127.0.0.1:4002/graphql',
  };
  await writeFile(file, await composeSupergraph(addresses));
  console.log('Wrote examples/supergraph/supergraph.graphql');
} else {
  // The gateway authenticates with this secret. A caller of the contacts graph itself needs it too.
  process.env['ROUTER_SECRET'] ??= 'example-router-secret';
  const supergraph = await startSupergraph(process.env);
  console.log(`
  Supergraph       ${supergraph.gateway} (in a browser: the explorer)
  Contacts graph   ${supergraph.contacts}
  CRM graph        ${supergraph.crm}

  curl ${supergraph.gateway} --json '{"query":"{ deals(first: 2) { nodes { title contact { displayName } } } }"}'
`);
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  await supergraph.close();
}
