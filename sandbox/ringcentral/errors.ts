import { Refusal, type UpstreamResponse } from '../kit/http.ts';

import type { JsonObject } from './json.ts';

/** One entry of an error's `errors`: code, message and other members such as `parameterName`. */
export interface ErrorEntry {
  readonly errorCode: string;
  readonly message: string;
  readonly [extra: string]: unknown;
}

const JSON_TYPE = 'application/json;charset=utf-8';

const STATUS_LINES: Readonly<Record<number, string>> = {
  200: 'OK',
  204: 'No Content',
  400: 'Bad Request',
  404: 'Not Found',
};

/** The text next to a part's status in a bulk answer. */
export const statusText = (status: number): string => STATUS_LINES[status] ?? '';

/**
 * The error envelope. It has codes at two levels, which may differ: the top level has a legacy category
 * (`InvalidParameter`), `errors[0]` the code to use (`CMN-101`). Other members of the first entry are copied to the top.
 */
export const errorBody = (entries: readonly [ErrorEntry, ...ErrorEntry[]], topCode?: string): JsonObject => {
  const { errorCode, message, ...extras } = entries[0];
  return { errorCode: topCode ?? errorCode, message, errors: entries, ...extras };
};

/** An error that is a whole answer or one part of a bulk answer. */
export interface ApiFailure {
  readonly status: number;
  readonly body: JsonObject;
}

export const failure = (status: number, entry: ErrorEntry, topCode?: string): ApiFailure => ({
  status,
  body: errorBody([entry], topCode),
});

export const jsonResponse = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): UpstreamResponse => ({
  status,
  headers: { 'content-type': JSON_TYPE, ...headers },
  body: JSON.stringify(body),
});

export const refuse = (
  { status, body }: ApiFailure,
  headers: Readonly<Record<string, string>> = {},
): Refusal => new Refusal(jsonResponse(status, body, headers));

const invalidParameterEntry = (parameterName: string, parameterValue?: string): ErrorEntry => ({
  errorCode: 'CMN-101',
  message: `Parameter [${parameterName}] value is invalid.`,
  parameterName,
  ...(parameterValue !== undefined && { parameterValue }),
});

export const invalidParameter = (name: string, value?: string): ApiFailure =>
  failure(400, invalidParameterEntry(name, value), 'InvalidParameter');

/** Several invalid attributes of one body, each with an entry. */
export const invalidBody = (entries: readonly [ErrorEntry, ...ErrorEntry[]]): ApiFailure => ({
  status: 400,
  body: errorBody(entries, entries[0].errorCode === 'CMN-101' ? 'InvalidParameter' : undefined),
});

export const invalidField = invalidParameterEntry;

export const notFound = (parameterName: string): ApiFailure =>
  failure(404, {
    errorCode: 'CMN-102',
    message: `Resource for parameter [${parameterName}] is not found`,
    parameterName,
  });

export const unparsableJson = (): ApiFailure =>
  failure(400, { errorCode: 'CMN-103', message: "JSON can't be parsed." });

export const unparsableRequest = (): ApiFailure =>
  failure(400, { errorCode: 'CMN-104', message: 'Cannot parse request' });

export const batchTooLong = (limit: number): ApiFailure =>
  failure(400, { errorCode: 'CMN-106', message: `Batch request is limited to ${limit} entries` });

/** The code of a 415 is not published; this uses the one for requests that cannot be parsed. */
export const unsupportedMediaType = (): ApiFailure =>
  failure(415, { errorCode: 'CMN-104', message: 'Cannot parse request' }, 'UnsupportedMediaType');

/** The gateway's answer for an unknown path; its list of errors is empty. */
export const unknownAddress = (): ApiFailure => ({
  status: 404,
  body: { errorCode: 'AGW-404', message: 'Resource not found', errors: [] },
});

/** Not published; in the format of the gateway's other answers. */
export const methodNotAllowed = (): ApiFailure => ({
  status: 405,
  body: { errorCode: 'AGW-405', message: 'Method not allowed', errors: [] },
});

/** For a missing Authorization header. The gateway omits the list of errors. */
export const credentialsMissing = (): ApiFailure => ({
  status: 401,
  body: { errorCode: 'AGW-401', message: 'Authorization header is not specified' },
});

export const credentialsMalformed = (): ApiFailure => ({
  status: 401,
  body: { errorCode: 'AGW-402', message: 'Invalid Authorization header' },
});

export const tokenUnknown = (): ApiFailure =>
  failure(401, { errorCode: 'OAU-149', message: 'OAuth token is invalid' }, 'TokenInvalid');

export const tokenExpired = (): ApiFailure =>
  failure(401, { errorCode: 'OAU-128', message: 'Access token expired' }, 'TokenExpired');

/** A token that was replaced or revoked. */
export const tokenGone = (): ApiFailure =>
  failure(401, { errorCode: 'OAU-213', message: 'Token not found' }, 'TokenInvalid');

export const applicationLacks = (permissionName: string): ApiFailure =>
  failure(
    403,
    {
      errorCode: 'CMN-401',
      message: `In order to call this API endpoint, application needs to have [${permissionName}] permission`,
      permissionName,
    },
    'InsufficientPermissions',
  );

export const userLacks = (permissionName: string): ApiFailure =>
  failure(403, {
    errorCode: 'CMN-408',
    message: `In order to call this API endpoint, user needs to have [${permissionName}] permission for requested resource.`,
    permissionName,
  });

/** The member is `permissionsName` here and `permissionName` elsewhere, as in the real API. */
export const userLacksExtendedScope = (permissionsName: string): ApiFailure =>
  failure(403, {
    errorCode: 'CMN-419',
    message: `In order to call this API endpoint for another extension, user needs to have [${permissionsName}] permission granted with extended scope`,
    permissionsName,
  });

export const rateExceeded = (): ApiFailure =>
  failure(429, { errorCode: 'CMN-301', message: 'Request rate exceeded' });

/** High-availability mode: reads work, writes are refused. */
export const writesUnavailable = (topCode: string): ApiFailure =>
  failure(503, { errorCode: 'CMN-211', message: 'Service is running in limited mode' }, topCode);

/** The book is full. The code is a setting, because none is published. */
export const bookFullEntry = (errorCode: string, limit: number): ErrorEntry => ({
  errorCode,
  message: `Contact cannot be created: max contacts count reached (${limit})`,
});

export const internalErrorEntry = (): ErrorEntry => ({
  errorCode: 'CMN-203',
  message: 'Internal Server Error',
});

const TOO_LONG: Readonly<Record<number, string>> = {
  414: 'Request-URI Too Large',
  431: 'Request Header Or Cookie Too Large',
};

const usualFailure = (status: number): ApiFailure => {
  switch (status) {
    case 401:
      return tokenUnknown();
    case 403:
      return applicationLacks('Contacts');
    case 404:
      return notFound('contactId');
    case 413:
      // Not published; in the format of the gateway's other answers.
      return { status, body: { errorCode: 'AGW-413', message: 'Request entity is too large', errors: [] } };
    case 415:
      return unsupportedMediaType();
    case 429:
      return rateExceeded();
    case 503:
      return failure(status, { errorCode: 'CMN-201', message: 'Service Temporary Unavailable' });
    default:
      return status < 500 ? { ...unparsableRequest(), status } : failure(status, internalErrorEntry());
  }
};

/** The error body of an injected status, with `errorCode` if given. */
export const usualAnswer = (status: number, errorCode?: string): UpstreamResponse => {
  const tooLong = TOO_LONG[status];
  // The proxy in front of the gateway answers with an HTML page.
  if (tooLong !== undefined) {
    const title = `<head><title>${status} ${tooLong}</title></head>`;
    const text = `<center><h1>${status} ${tooLong}</h1></center>\r\n<hr><center>nginx</center>`;
    const body = `<html>\r\n${title}\r\n<body>\r\n${text}\r\n</body>\r\n</html>\r\n`;
    return { status, headers: { 'content-type': 'text/html' }, body };
  }
  const { body } = usualFailure(status);
  return jsonResponse(
    status,
    errorCode === undefined ? body : errorBody([{ errorCode, message: String(body['message']) }]),
  );
};
