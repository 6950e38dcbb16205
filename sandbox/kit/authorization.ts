import { createHash, randomBytes } from 'node:crypto';

import type { Clock } from './clock.ts';
import type { UpstreamRequest, UpstreamResponse } from './http.ts';

/** What an application asked for when it sent the browser. */
export interface AuthorizationRequest {
  readonly clientId: string;
  readonly redirectUri: string;
  /** PKCE challenge: the expected verifier (`plain`), or its SHA-256 in base64url (`S256`). */
  readonly challenge?: { readonly value: string; readonly method: 'S256' | 'plain' };
}

/** What a user agreed to. */
export interface Authorization<Grant> extends AuthorizationRequest {
  readonly grant: Grant;
}

/** Authorization codes. Each can be redeemed once, before it expires. */
export interface AuthorizationCodes<Grant> {
  issue(authorization: Authorization<Grant>): string;
  /** What a code was issued for, without redeeming it. Also finds expired codes. */
  find(code: string): Authorization<Grant> | undefined;
  /** Redeems a code; absent when it is unknown, expired or already redeemed. */
  spend(code: string): Authorization<Grant> | undefined;
  reset(): void;
}

export const createAuthorizationCodes = <Grant>(clock: Clock, seconds: number): AuthorizationCodes<Grant> => {
  const codes = new Map<
    string,
    { readonly authorization: Authorization<Grant>; readonly expiresAt: number }
  >();
  return {
    issue(authorization) {
      const code = randomBytes(18).toString('base64url');
      codes.set(code, { authorization, expiresAt: clock.now() + seconds * 1_000 });
      return code;
    },
    find: (code) => codes.get(code)?.authorization,
    spend(code) {
      const found = codes.get(code);
      codes.delete(code);
      return found !== undefined && clock.now() < found.expiresAt ? found.authorization : undefined;
    },
    reset: () => codes.clear(),
  };
};

/** The challenge of an authorization request (RFC 7636); absent without one, null for an unknown method. */
export const readChallenge = (query: URLSearchParams): AuthorizationRequest['challenge'] | null => {
  const value = query.get('code_challenge');
  const method = query.get('code_challenge_method') ?? 'plain';
  if (value === null) return undefined;
  return method === 'S256' || method === 'plain' ? { value, method } : null;
};

/** Whether a verifier matches a challenge. */
export const isVerified = (
  { value, method }: NonNullable<AuthorizationRequest['challenge']>,
  verifier: string,
): boolean =>
  value === (method === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url'));

/** Parameters of an authorization request: those of the URL and those of the posted form. */
export const authorizationParameters = ({ query, body }: UpstreamRequest): URLSearchParams =>
  new URLSearchParams([
    ...query.map(([name, value]): [string, string] => [name, value]),
    ...new URLSearchParams(body.toString('utf8')),
  ]);

/** Whether a redirect URI is on the user's own machine, on any port. */
export const isLoopback = (address: string): boolean => {
  const { protocol, hostname } = URL.canParse(address) ? new URL(address) : { protocol: '', hostname: '' };
  return protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
};

/** Sends the browser back to the application. */
export const redirectBack = (
  parameters: URLSearchParams,
  answer: Readonly<Record<string, string>>,
): UpstreamResponse => {
  const location = new URL(parameters.get('redirect_uri') ?? '');
  const state = parameters.get('state');
  for (const [name, value] of Object.entries({ ...(state !== null && { state }), ...answer })) {
    location.searchParams.set(name, value);
  }
  return { status: 302, headers: { location: location.href, 'cache-control': 'no-store' } };
};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const page = (status: number, title: string, content: string): UpstreamResponse => ({
  status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
  },
  body: `<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>
body { font: 16px/1.4 sans-serif; margin: 10vh auto; max-width: 32em; overflow-wrap: anywhere; padding: 0 1em }
form { display: flex; flex-wrap: wrap; gap: 0.75em }
button { border: 1px solid; border-radius: 0.5em; cursor: pointer; font: inherit; min-height: 44px; padding: 0 1em }
@media (width < 480px) { button { width: 100% } }
</style>
<main>
<h1>${escapeHtml(title)}</h1>
${content}
</main>
</html>
`,
});

/** An error page, for errors that must not redirect the browser. */
export const authorizationError = (status: number, error: string, text: string): UpstreamResponse =>
  page(status, `Error ${status}: ${error}`, `<p>${escapeHtml(text)}</p>`);

/** The consent page: one button for each user and one to cancel. It has no script. */
export const consentPage = (
  parameters: URLSearchParams,
  { service, users, scopes }: { service: string; users: readonly string[]; scopes: readonly string[] },
): UpstreamResponse =>
  page(
    200,
    `Sign in to ${service} (sandbox)`,
    `<p><b>${escapeHtml(parameters.get('client_id') ?? '')}</b> asks for:</p>
<ul>${scopes.map((scope) => `<li>${escapeHtml(scope)}</li>`).join('')}</ul>
<form method="post">
${users.map((user) => `<button name="user" value="${user}">Continue as ${user}</button>`).join('\n')}
<button name="error" value="access_denied">Cancel</button>
</form>`,
  );
