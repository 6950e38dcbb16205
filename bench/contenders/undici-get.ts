import { Pool } from 'undici';

import { GOOGLE_PEOPLE_URL, RINGCENTRAL_URL } from './environment.ts';

/** The Authorization header of the caller, per upstream. */
export interface Authorization {
  readonly google: string;
  readonly ringcentral: string;
}

const pools = {
  google: new Pool(GOOGLE_PEOPLE_URL, { connections: 128 }),
  ringcentral: new Pool(RINGCENTRAL_URL, { connections: 128 }),
};

/** One GET with plain undici; resolves with the parsed body. */
export const undiciGet = async <T>(
  authorization: Authorization,
  upstream: keyof Authorization,
  path: string,
  accept = 'application/json',
): Promise<T> => {
  const { statusCode, body } = await pools[upstream].request({
    method: 'GET',
    path: `/${path}`,
    headers: { accept, authorization: authorization[upstream] },
  });
  const text = await body.text();
  if (statusCode >= 300) throw new Error(`${path} answered ${String(statusCode)}`);
  return JSON.parse(text) as T;
};
