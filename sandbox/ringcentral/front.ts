import { randomUUID } from 'node:crypto';

import { type Route, type UpstreamRequest, type UpstreamResponse, withHeaders } from '../kit/index.ts';
import { createRouter } from '../kit/router.ts';

import { jsonResponse, methodNotAllowed, refuse, unknownAddress, unparsableRequest } from './errors.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

const isMethod = (name: string): boolean => METHODS.some((method) => method === name);

/** The method, which clients behind a proxy that only allows GET and POST send in a header or in the query. */
export const effectiveMethod = ({ method, headers, query }: UpstreamRequest): string => {
  if (method !== 'POST') return method;
  const asked = [
    ...[headers['x-http-method-override']].flat(),
    ...query.filter(([name]) => name === '_method').map(([, value]) => value),
  ].flatMap((name) => (name === undefined ? [] : [name.toUpperCase()]));
  const [first = method] = asked;
  if (asked.some((name) => name !== first || !isMethod(name))) throw refuse(unparsableRequest());
  return first;
};

/** The versions of the API; needs no token. */
export const apiVersions = ({ origin }: UpstreamRequest): UpstreamResponse =>
  jsonResponse(200, {
    uri: `${origin}/restapi/`,
    apiVersions: [{ uri: `${origin}/restapi/v1.0`, versionString: '1.0.60', uriString: 'v1.0' }],
    serverVersion: '26.3.1',
  });

/** 405 when the path supports another method, else the gateway's 404. */
export const createNotFound = (routes: readonly Route[]) => {
  const find = createRouter(routes);
  return ({ path }: UpstreamRequest): UpstreamResponse => {
    const allowed = METHODS.filter((method) => find(method, path) !== undefined);
    return allowed.length === 0
      ? jsonResponse(404, unknownAddress().body)
      : jsonResponse(405, methodNotAllowed().body, { allow: allowed.join(', ') });
  };
};

/** Adds the headers of every answer. */
export const finish = (response: UpstreamResponse): UpstreamResponse =>
  withHeaders(response, {
    rcrequestid: randomUUID(),
    routingkey: 'SANDBOX01',
    'content-language': 'en-US',
    vary: 'Accept-Encoding, User-Agent',
  });
