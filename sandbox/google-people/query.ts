import type { UpstreamRequest } from '../kit/index.ts';

import { invalidArgument, invalidValue, unknownParameter } from './errors.ts';

/** Parameters that every method accepts in addition to its own. */
const SYSTEM_PARAMETERS: ReadonlySet<string> = new Set([
  '$.xgafv',
  '$alt',
  '$callback',
  '$ct',
  '$prettyPrint',
  'access_token',
  'alt',
  'callback',
  'fields',
  'key',
  'oauth_token',
  'prettyPrint',
  'quotaUser',
  'uploadType',
  'upload_protocol',
]);

/** Google's error messages use snake case: `page_size` for `pageSize`. */
const protoName = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const unlessEmpty = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

/** A method's query parameters; each accessor refuses values of another type. */
export interface Query {
  /** All values of a repeated parameter. */
  strings(name: string): readonly string[];
  /** The last value, or absent when empty: proto3 does not distinguish an empty string from an absent one. */
  string(name: string): string | undefined;
  int32(name: string): number;
  bool(name: string): boolean;
}

/** Parses the query; refuses a parameter that the method does not have. */
export const readQuery = (request: UpstreamRequest, parameters: readonly string[]): Query => {
  for (const [name] of request.query) {
    if (!parameters.includes(name) && !SYSTEM_PARAMETERS.has(name)) throw unknownParameter(name);
  }
  const strings = (name: string): readonly string[] =>
    request.query.filter(([key]) => key === name).map(([, value]) => value);
  const string = (name: string): string | undefined => unlessEmpty(strings(name).at(-1));
  return {
    strings,
    string,
    int32(name) {
      const text = string(name) ?? '0';
      const value = Number(text);
      if (!/^[+-]?\d+$/.test(text) || value !== (value | 0)) {
        throw invalidValue(protoName(name), 'TYPE_INT32', JSON.stringify(text));
      }
      return value;
    },
    bool(name) {
      const text = string(name) ?? 'false';
      if (text !== 'true' && text !== 'false') {
        throw invalidValue(protoName(name), 'TYPE_BOOL', JSON.stringify(text));
      }
      return text === 'true';
    },
  };
};

/** The response format requested by system parameters and headers. */
export interface AnswerForm {
  readonly isPretty: boolean;
  /** The older error format, which adds `errors`. Google's client libraries get it without asking. */
  readonly hasLegacyErrors: boolean;
  /** The `fields` parameter of a partial response, not parsed yet. */
  readonly fields?: string;
}

const systemParameter = (request: UpstreamRequest, ...names: readonly string[]): string | undefined =>
  request.query.findLast(([name]) => names.includes(name))?.[1];

export const readAnswerForm = (request: UpstreamRequest): AnswerForm => {
  const format = systemParameter(request, '$.xgafv');
  const fields = systemParameter(request, 'fields') ?? request.headers['x-goog-fieldmask'];
  return {
    isPretty: systemParameter(request, 'prettyPrint', '$prettyPrint') !== 'false',
    hasLegacyErrors:
      format === undefined
        ? /\bgoogle-api-(nodejs|php)-client\b/.test(request.headers['user-agent'] ?? '')
        : format === '1',
    ...(fields !== undefined && { fields: String(fields) }),
  };
};

/** Refuses system parameters with invalid values, and response formats that the sandbox does not support. */
export const checkSystemParameters = (request: UpstreamRequest): void => {
  const pretty = systemParameter(request, 'prettyPrint', '$prettyPrint') ?? 'true';
  if (pretty !== 'true' && pretty !== 'false') throw invalidArgument();
  const form = systemParameter(request, 'alt', '$alt') ?? 'json';
  if (form !== 'json' || systemParameter(request, 'callback', '$callback')) throw invalidArgument();
  if ((systemParameter(request, 'quotaUser') ?? '').length > 40) throw invalidArgument();
};

/** The access token of a request: header, or one of the two query parameters. */
export const readAccessToken = (request: UpstreamRequest): string | undefined =>
  /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1] ??
  request.headers.authorization ??
  systemParameter(request, 'access_token', 'oauth_token');

/** The user whose quota a call is charged to. Server applications send it. */
export const readQuotaUser = (request: UpstreamRequest): string | undefined =>
  unlessEmpty(systemParameter(request, 'quotaUser'));
