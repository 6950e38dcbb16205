import * as oauth from 'oauth4webapi';

import { ConnectError } from './connect-error.ts';

/** What the words of a refusal speak of. */
export interface Attempt {
  /** `Google` or `RingCentral`. */
  readonly title: string;
  readonly clientVariables: string;
  readonly tokenUrl: string;
  /** Absent where no browser takes part. */
  readonly redirectUri?: string;
}

const WHERE_TO_READ = 'docs/accounts.md says what each refusal means.';

/** An error code as upstream wrote it, fit to be printed. */
const printable = (code: string | null | undefined): string =>
  (code ?? 'unknown error').replaceAll(/[^\w.-]/g, '').slice(0, 40);

/** The browser came back without a code, or with one of another sign-in. */
export const explainBrowserAnswer = ({ title }: Attempt, error: unknown): ConnectError => {
  if (!(error instanceof oauth.AuthorizationResponseError))
    return new ConnectError(
      `${title}: the answer in the browser belongs to another sign-in (wrong state), nothing was saved. Run this again and use only the page that it opens.`,
    );
  if (error.error === 'access_denied')
    return new ConnectError(
      `${title}: consent was denied in the browser, nothing was saved. Run this again and allow the access.`,
    );
  return new ConnectError(`${title} refused the sign-in (${printable(error.error)}). ${WHERE_TO_READ}`);
};

/** RingCentral's own code of an error, such as OAU-109. */
const ownCode = (error: oauth.ResponseBodyError): string | undefined => {
  const { errors } = error.cause as { readonly errors?: unknown };
  const [first] = Array.isArray(errors) ? (errors as { readonly errorCode?: string }[]) : [];
  return first?.errorCode;
};

const explainRefusal = (attempt: Attempt, error: oauth.ResponseBodyError): string => {
  const { title, clientVariables, redirectUri } = attempt;
  const code = ownCode(error) ?? error.error;
  const told = `${title} refused`;
  if (error.error === 'redirect_uri_mismatch' || code === 'OAU-109')
    return `${told} the redirect address (${printable(code)}). Add ${redirectUri ?? 'it'} to the app's redirect addresses, or give a registered one with --redirect.`;
  if (error.error === 'invalid_client')
    return `${told} the client id or secret (${printable(code)}). Copy both again from the console, and check ${clientVariables}.`;
  if (error.error === 'unauthorized_client')
    return `${told} this way to sign in (${printable(code)}). The app must allow ${redirectUri === undefined ? 'the JWT' : 'the authorization code'} flow.`;
  if (error.error === 'invalid_grant')
    return redirectUri === undefined
      ? `${told} the JWT (${printable(code)}). Create a new one in the console and set RINGCENTRAL_JWT, or remove it to sign in in the browser.`
      : `${told} the code of this sign-in (${printable(code)}). It is good for a short time and once; run this again.`;
  return `${told} to give tokens (${printable(code)}). ${WHERE_TO_READ}`;
};

/** The token endpoint did not give tokens. */
export const explainTokenFailure = (attempt: Attempt, error: unknown): Error => {
  const { title, tokenUrl } = attempt;
  const { host } = new URL(tokenUrl);
  if (error instanceof oauth.ResponseBodyError) return new ConnectError(explainRefusal(attempt, error));
  if (error instanceof oauth.WWWAuthenticateChallengeError)
    return new ConnectError(
      `${title} refused the client id or secret (${error.status}). Copy both again from the console, and check ${attempt.clientVariables}.`,
    );
  if (error instanceof oauth.OperationProcessingError)
    return new ConnectError(`${title}: ${host} answered with something else than tokens. Try again later.`);
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return new ConnectError(`${title}: ${host} did not answer in time. Try again later.`);
  if (error instanceof TypeError && error.cause !== undefined) {
    const { code } = error.cause as { readonly code?: string };
    return new ConnectError(
      `${title}: ${host} cannot be reached (${printable(code)}). Check the network; behind a proxy, set NODE_USE_ENV_PROXY=1 besides HTTPS_PROXY.`,
    );
  }
  return error instanceof Error ? error : new Error(String(error));
};
