import type { Config } from '../config.ts';

/** What a person sees when the program has started in developer mode: at most 12 lines. */
export const startText = (url: string, config: Config): string => {
  const isSandbox = config.upstreams === 'sandbox';
  const caller = isSandbox
    ? 'as its demo user; headers make you another one'
    : 'with the credentials of the headers x-google-authorization and x-ringcentral-authorization';
  return [
    '',
    `  Contacts graph   ${url}/graphql`,
    `  Explorer         ${url}/`,
    `  Google People    ${config.google.peopleUrl}${isSandbox ? ' (sandbox)' : ''}`,
    `  RingCentral      ${config.ringcentral.url}${isSandbox ? ' (sandbox)' : ''}`,
    `  Caller           ${caller}`,
    '',
    '  Try it in the explorer, or here:',
    `  curl ${url}/graphql --json '{"query":"{ personalContacts(first: 3) { nodes { displayName phoneNumbers { number } } } }"}'`,
    '',
    '',
  ].join('\n');
};
