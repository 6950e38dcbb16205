import * as oauth from 'oauth4webapi';

import { ConnectError } from './connect-error.ts';

/** A sign-in attempt, as needed for messages. */
export interface Attempt {
  /** `Google` or `RingCentral`. */
  readonly title: string;
  readonly clientVariables: string;
  readonly tokenUrl: string;
  /** Absent when no browser is used. */
  readonly redirectUri?: string;
}

const SEE_DOCS = 'docs/accounts.md explains each refusal.';

/** Upstream's error code, without characters that could be harmful in a terminal. */
const printable = (code: string | null | undefined): string =>
  (code ?? 'unknown error').replaceAll(/[^\w.-]/g, '').slice(0, 40);

/** The error when the browser returns without a code, or with the code of another sign-in. */
export const explainBrowserAnswer = ({ title }: Attempt, error: unknown): ConnectError => {
  if (!(error instanceof oauth.AuthorizationResponseError))
    return new ConnectError(
      `${title}: the answer in the browser is for another sign-in (wrong state). Nothing was saved. Run this again and use only the page that it opens.`,
    );
  if (error.error === 'access_denied')
    return new ConnectError(
      `${title}: access was denied in the browser. Nothing was saved. Run this again and allow the access.`,
    );
  return new ConnectError(`${title} refused the sign-in (${printable(error.error)}). ${SEE_DOCS}`);
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
  const refused = `${title} refused`;
  if (error.error === 'redirect_uri_mismatch' || code === 'OAU-109')
    return `${refused} the redirect URI (${printable(code)}). Add ${redirectUri ?? 'it'} to the app's redirect URIs, or give a registered one with --redirect.`;
  if (error.error === 'invalid_client')
    return `${refused} the client id or secret (${printable(code)}). Copy both again from the console, and check ${clientVariables}.`;
  if (error.error === 'unauthorized_client')
    return `${refused} this kind of sign-in (${printable(code)}). The app must allow ${redirectUri === undefined ? 'the JWT' : 'the authorization code'} flow.`;
  if (error.error === 'invalid_grant')
    return redirectUri === undefined
      ? `${refused} the JWT (${printable(code)}). Create a new one in the console and set RINGCENTRAL_JWT, or unset it to sign in in the browser.`
      : `${refused} the code of this sign-in (${printable(code)}). A code can only be used once and for a short time; run this again.`;
  return `${refused} to issue tokens (${printable(code)}). ${SEE_DOCS}`;
};

/** The error when the token endpoint issues no tokens. */
export const explainTokenFailure = (attempt: Attempt, error: unknown): Error => {
  const { title, tokenUrl } = attempt;
  const { host } = new URL(tokenUrl);
  if (error instanceof oauth.ResponseBodyError) return new ConnectError(explainRefusal(attempt, error));
  if (error instanceof oauth.WWWAuthenticateChallengeError)
    return new ConnectError(
      `${title} refused the client id or secret (${error.status}). Copy both again from the console, and check ${attempt.clientVariables}.`,
    );
  if (error instanceof oauth.OperationProcessingError)
    return new ConnectError(`${title}: ${host} sent an answer without tokens. Try again later.`);
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return new ConnectError(`${title}: ${host} did not answer in time. Try again later.`);
  if (error instanceof TypeError && error.cause !== undefined) {
    const { code } = error.cause as { readonly code?: string };
    return new ConnectError(
      `${title}: ${host} cannot be reached (${printable(code)}). Check the network; behind a proxy, set NODE_USE_ENV_PROXY=1 in addition to HTTPS_PROXY.`,
    );
  }
  return error instanceof Error ? error : new Error(String(error));
};
