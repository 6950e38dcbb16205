import { once } from 'node:events';

import { type Sandbox, type SandboxQuotas, startSandbox } from './index.ts';

// The sandbox is a separate program, so it reads its own environment variables.

/** An error whose message is enough for the user, without a stack. */
class StartError extends Error {}

const readWindow = (): number => {
  const text = process.env['SANDBOX_WINDOW_SECONDS'] ?? '';
  const seconds = text === '' ? 60 : Number(text);
  if (Number.isInteger(seconds) && seconds >= 1 && seconds <= 3_600) return seconds;
  throw new StartError(`SANDBOX_WINDOW_SECONDS is "${text}"; allowed are 1 to 3600.`);
};

const readPort = (name: string, fallback: number): number => {
  const text = process.env[name] ?? '';
  const port = text === '' ? fallback : Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new StartError(`${name} is "${text}"; allowed are 0 (any free port) to 65535.`);
};

const readQuotas = (): SandboxQuotas => {
  const text = process.env['SANDBOX_QUOTAS'] ?? '';
  if (text === '' || text === 'generous') return 'generous';
  if (text === 'real') return 'real';
  throw new StartError(`SANDBOX_QUOTAS is "${text}"; allowed are generous and real.`);
};

const greeting = ({ google, ringcentral, credentials }: Sandbox, quotas: SandboxQuotas): string => `
The sandbox is running with ${quotas} quotas.

  Google People   ${google.url}
    tokens        ${credentials.google.accessTokens.demo}, ${credentials.google.accessTokens.second}
    refresh       ${credentials.google.refreshToken}
    client        ${credentials.google.clientId} / ${credentials.google.clientSecret}
    control       ${google.url}/__sandbox/

  RingCentral     ${ringcentral.url}
    tokens        ${credentials.ringcentral.accessTokens.demo}, ${credentials.ringcentral.accessTokens.second}
    JWT           ${credentials.ringcentral.jwt}
    client        ${credentials.ringcentral.clientId} / ${credentials.ringcentral.clientSecret}
    control       ${ringcentral.url}/__sandbox/

  curl -H 'authorization: Bearer ${credentials.google.accessTokens.demo}' \\
    '${google.url}/v1/otherContacts?pageSize=2&readMask=names,emailAddresses'

Press Ctrl+C to stop it.
`;

const explain = (error: unknown): string => {
  if (error instanceof StartError) return error.message;
  const { code, port } = error as { readonly code?: string; readonly port?: number };
  if (code === 'EADDRINUSE') {
    return `Port ${port ?? ''} is taken; set SANDBOX_GOOGLE_PORT or SANDBOX_RINGCENTRAL_PORT to another one, or to 0.`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
};

try {
  const quotas = readQuotas();
  const sandbox = await startSandbox({
    googlePort: readPort('SANDBOX_GOOGLE_PORT', 4010),
    ringcentralPort: readPort('SANDBOX_RINGCENTRAL_PORT', 4011),
    quotas,
    windowSeconds: readWindow(),
  });
  process.stdout.write(greeting(sandbox, quotas));
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  await sandbox.close();
  process.exit(0);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
