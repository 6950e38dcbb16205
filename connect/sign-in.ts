import * as oauth from 'oauth4webapi';

import { ConnectError } from './connect-error.ts';
import { listenForBrowser, type Loopback } from './loopback.ts';
import { type Attempt, explainBrowserAnswer, explainTokenFailure } from './refusals.ts';

/** An application that is registered at Google or RingCentral. */
export interface Application {
  readonly title: string;
  readonly clientId: string;
  /** Names of the variables for id and secret, for messages. */
  readonly clientVariables: string;
  readonly authenticate: oauth.ClientAuth;
  readonly issuer: string;
  readonly authorizationUrl: string;
  readonly tokenUrl: string;
}

/** The answer of a token endpoint. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  /** The granted scopes or permissions; absent when the endpoint does not report them. */
  readonly granted: readonly string[] | undefined;
}

export interface BrowserSignIn {
  /** The loopback URL that the browser returns to; port 0 uses a free port. */
  readonly redirect: URL;
  /** Additional parameters of the authorization request. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Shows the URL of the page to open. */
  readonly show: (page: string, redirectUri: string) => void;
}

const TOKEN_TIMEOUT_MS = 15_000;

const requestOptions = (url: string) => ({
  // Plain HTTP is only for a token endpoint on this machine: the sandbox's.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- oauth4webapi marks it so that it is noticed
  [oauth.allowInsecureRequests]: ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname),
  signal: () => AbortSignal.timeout(TOKEN_TIMEOUT_MS),
});

const serverOf = ({ issuer, authorizationUrl, tokenUrl }: Application): oauth.AuthorizationServer => ({
  issuer,
  authorization_endpoint: authorizationUrl,
  token_endpoint: tokenUrl,
});

const readTokens = (answer: oauth.TokenEndpointResponse): Tokens => ({
  accessToken: answer.access_token,
  refreshToken: answer.refresh_token,
  granted: answer.scope?.split(' '),
});

const waitForBrowser = async (
  { title }: Application,
  { answer, redirectUri }: Loopback,
  timeoutMs: number,
) => {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(
      new ConnectError(
        `${title}: the browser did not return within ${timeoutMs / 1_000} seconds. If the page showed redirect_uri_mismatch or OAU-109, add ${redirectUri} to the app's redirect URIs; docs/accounts.md explains the other refusals.`,
      ),
    );
  }, timeoutMs);
  try {
    return await Promise.race([answer, promise]);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * Signs a user in with the authorization code flow for native apps (RFC 8252), with PKCE (S256) and a state that the
 * answer must repeat.
 * @throws ConnectError
 */
export const signInWithBrowser = async (
  application: Application,
  { redirect, parameters, timeoutMs, show }: BrowserSignIn,
): Promise<Tokens> => {
  const server = serverOf(application);
  const client = { client_id: application.clientId };
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const loopback = await listenForBrowser(redirect);
  const { redirectUri } = loopback;
  try {
    const page = new URL(application.authorizationUrl);
    page.search = new URLSearchParams({
      response_type: 'code',
      client_id: application.clientId,
      redirect_uri: redirectUri,
      state,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...parameters,
    }).toString();
    show(page.href, redirectUri);
    const { url, reply } = await waitForBrowser(application, loopback, timeoutMs);
    try {
      const tokens = await exchangeCode(application, server, client, { url, state, redirectUri, verifier });
      reply(true, 'You can close this page and return to the terminal.');
      return tokens;
    } catch (error) {
      reply(false, error instanceof ConnectError ? error.message : 'See the terminal for the reason.');
      throw error;
    }
  } finally {
    loopback.close();
  }
};

interface CodeAnswer {
  readonly url: URL;
  readonly state: string;
  readonly redirectUri: string;
  readonly verifier: string;
}

const exchangeCode = async (
  application: Application,
  server: oauth.AuthorizationServer,
  client: oauth.Client,
  { url, state, redirectUri, verifier }: CodeAnswer,
): Promise<Tokens> => {
  const attempt: Attempt = { ...application, redirectUri };
  let parameters: URLSearchParams;
  try {
    parameters = oauth.validateAuthResponse(server, client, url, state);
  } catch (error) {
    throw explainBrowserAnswer(attempt, error);
  }
  const options = requestOptions(application.tokenUrl);
  try {
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      application.authenticate,
      parameters,
      redirectUri,
      verifier,
      options,
    );
    return readTokens(await oauth.processAuthorizationCodeResponse(server, client, response));
  } catch (error) {
    throw explainTokenFailure(attempt, error);
  }
};

/**
 * Checks a JWT by signing in, and ends the session: a user may have only about five of them.
 * @throws ConnectError
 */
export const signInWithJwt = async (
  application: Application,
  jwt: string,
  revocationUrl: string,
): Promise<Tokens> => {
  const server = { ...serverOf(application), revocation_endpoint: revocationUrl };
  const client = { client_id: application.clientId };
  const { authenticate, tokenUrl } = application;
  try {
    const response = await oauth.genericTokenEndpointRequest(
      server,
      client,
      authenticate,
      'urn:ietf:params:oauth:grant-type:jwt-bearer',
      { assertion: jwt },
      requestOptions(tokenUrl),
    );
    const tokens = readTokens(await oauth.processGenericTokenEndpointResponse(server, client, response));
    // When this fails, the session expires within the hour.
    await oauth
      .revocationRequest(server, client, authenticate, tokens.accessToken, requestOptions(revocationUrl))
      .catch(() => undefined);
    return tokens;
  } catch (error) {
    throw explainTokenFailure(application, error);
  }
};
