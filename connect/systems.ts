import * as oauth from 'oauth4webapi';

import { ConnectError } from './connect-error.ts';
import type { Changes } from './env-file.ts';
import { TITLES } from './options.ts';
import { describeScopes, googleScopes, missingScopes, ringcentralPermissions, type Scope } from './scopes.ts';
import { type Application, type BrowserSignIn, signInWithBrowser, signInWithJwt } from './sign-in.ts';

/** The settings of a sign-in. */
export interface SignInContext {
  /** The value of a variable, or the user's answer; empty if there is neither. */
  readonly lookUp: (name: string, question: string) => Promise<string>;
  readonly envFile: string;
  readonly googleAuthorizationUrl: string;
  readonly googleTokenUrl: string;
  readonly ringcentralUrl: string;
  readonly isWriting: boolean;
  readonly extraScopes: readonly string[];
  readonly redirect: URL | undefined;
  readonly timeoutMs: number;
  readonly show: BrowserSignIn['show'];
  readonly print: (text: string) => void;
}

const warnOfMissing = (title: string, missing: readonly Scope[], print: (text: string) => void): void => {
  for (const { name, reason } of missing)
    print(
      `${title} did not grant ${name}: the graph will answer FORBIDDEN when a query needs to ${reason}.\n`,
    );
};

const demand = async (
  { lookUp, envFile }: SignInContext,
  name: string,
  question: string,
): Promise<string> => {
  const value = await lookUp(name, question);
  if (value === '')
    throw new ConnectError(
      `${name} is missing: set it in ${envFile} or in the environment and run this again.`,
    );
  return value;
};

/** Signs in at Google; returns the variables for the server. */
export const connectGoogle = async (context: SignInContext): Promise<Changes> => {
  const { print } = context;
  const title = TITLES.google;
  const clientId = await demand(context, 'GOOGLE_CLIENT_ID', "Google's client id: ");
  const clientSecret = await demand(context, 'GOOGLE_CLIENT_SECRET', "Google's client secret (not shown): ");
  const application: Application = {
    title,
    clientId,
    clientVariables: 'GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET',
    authenticate: oauth.ClientSecretPost(clientSecret),
    issuer: 'https://accounts.google.com',
    authorizationUrl: context.googleAuthorizationUrl,
    tokenUrl: context.googleTokenUrl,
  };
  const scopes = googleScopes(context.isWriting, context.extraScopes);
  print(`\n${title} will ask you to allow:\n${describeScopes(scopes)}`);
  const { refreshToken, granted } = await signInWithBrowser(application, {
    redirect: context.redirect ?? new URL('http://127.0.0.1:0/callback'),
    parameters: {
      scope: scopes.map(({ name }) => name).join(' '),
      access_type: 'offline',
      // Without this Google only issues a refresh token at the first consent.
      prompt: 'consent',
    },
    timeoutMs: context.timeoutMs,
    show: context.show,
  });
  const missing = missingScopes(title, scopes, granted);
  if (refreshToken === undefined)
    throw new ConnectError(
      `${title} sent no refresh token. Remove the app at https://myaccount.google.com/connections and run this again.`,
    );
  warnOfMissing(title, missing, print);
  return {
    GOOGLE_CLIENT_ID: clientId,
    GOOGLE_CLIENT_SECRET: clientSecret,
    GOOGLE_REFRESH_TOKEN: refreshToken,
  };
};

/** RingCentral expects id and secret unencoded, although the standard requires form encoding. */
const plainBasic =
  (id: string, secret: string): oauth.ClientAuth =>
  (_server, _client, _body, headers) => {
    headers.set('authorization', `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`);
  };

const RESTART_NOTE =
  'RingCentral replaces this refresh token at its first use, and the server keeps the new one in memory: after a restart ' +
  'you have to sign in again, unless REDIS_URL is set. A JWT has no such limit: docs/accounts.md.\n';

/** Signs in at RingCentral, with a JWT if there is one; returns the variables for the server. */
export const connectRingcentral = async (context: SignInContext): Promise<Changes> => {
  const { print, ringcentralUrl } = context;
  const title = TITLES.ringcentral;
  const clientId = await demand(context, 'RINGCENTRAL_CLIENT_ID', "RingCentral's client id: ");
  const clientSecret = await demand(
    context,
    'RINGCENTRAL_CLIENT_SECRET',
    "RingCentral's client secret (not shown): ",
  );
  const jwt = await context.lookUp(
    'RINGCENTRAL_JWT',
    'Your RingCentral JWT (not shown; empty to sign in in the browser): ',
  );
  const application: Application = {
    title,
    clientId,
    clientVariables: 'RINGCENTRAL_CLIENT_ID and RINGCENTRAL_CLIENT_SECRET',
    authenticate: plainBasic(clientId, clientSecret),
    issuer: ringcentralUrl,
    authorizationUrl: `${ringcentralUrl}/restapi/oauth/authorize`,
    tokenUrl: `${ringcentralUrl}/restapi/oauth/token`,
  };
  const scopes = ringcentralPermissions(context.isWriting);
  print(`\n${title} grants the permissions of the app. The graph needs:\n${describeScopes(scopes)}`);
  const tokens =
    jwt === ''
      ? await signInWithBrowser(application, {
          redirect: context.redirect ?? new URL('http://127.0.0.1:4021/callback'),
          parameters: {},
          timeoutMs: context.timeoutMs,
          show: context.show,
        })
      : await signInWithJwt(application, jwt, `${ringcentralUrl}/restapi/oauth/revoke`);
  warnOfMissing(title, missingScopes(title, scopes, tokens.granted), print);
  const variables = { RINGCENTRAL_CLIENT_ID: clientId, RINGCENTRAL_CLIENT_SECRET: clientSecret };
  if (jwt !== '') return { ...variables, RINGCENTRAL_JWT: jwt, RINGCENTRAL_REFRESH_TOKEN: undefined };
  if (tokens.refreshToken === undefined)
    throw new ConnectError(
      `${title} sent no refresh token. Nothing was saved. Turn on "Issue refresh tokens" in the app's settings, or use a JWT.`,
    );
  print(RESTART_NOTE);
  return { ...variables, RINGCENTRAL_JWT: undefined, RINGCENTRAL_REFRESH_TOKEN: tokens.refreshToken };
};
