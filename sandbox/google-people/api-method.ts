import type { QuotaUse, Route, UpstreamRequest, UpstreamResponse } from '../kit/index.ts';

import type { Book } from './book.ts';
import type { Grant } from './credentials.ts';
import { ApiError, type GoogleError, insufficientScope, unauthenticated } from './errors.ts';
import { applySelection, readSelector } from './fields-selector.ts';
import type { MessageName } from './message-schema.ts';
import {
  type AnswerForm,
  checkSystemParameters,
  type Query,
  readAccessToken,
  readAnswerForm,
  readQuery,
  readQuotaUser,
} from './query.ts';
import { type Cost, groupOf, type Quotas } from './quotas.ts';
import type { GoogleSettings } from './settings.ts';

/** One call of a method, after its caller was identified and its query parsed. */
export interface ApiCall {
  readonly grant: Grant;
  readonly book: Book;
  readonly query: Query;
  readonly request: UpstreamRequest;
  readonly settings: GoogleSettings;
  /** Charges quota on top of the method's own cost; throws a 429 when it is used up. */
  charge(cost: Cost): void;
}

/** The properties of a method, without its handler. */
export interface ApiMethod {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** The paths that exist, where not all that match the template do. Others get the front end's 404 page. */
  readonly paths?: RegExp;
  /** Name of the RPC in error messages. */
  readonly rpc: string;
  /** Type of the response message, for partial responses. */
  readonly message: MessageName;
  readonly parameters: readonly string[];
  /** The caller needs at least one of these scopes. */
  readonly scopes: readonly string[];
  /** Whether the granted scopes suffice, when more than one scope is required. */
  readonly allows?: (grant: Grant, settings: GoogleSettings) => boolean;
  readonly cost: (settings: GoogleSettings) => Cost;
  readonly handle: (call: ApiCall) => object;
}

/** The state that all methods share. */
export interface ApiContext {
  readonly settings: () => GoogleSettings;
  readonly quotas: Quotas;
  readonly grantOf: (accessToken: string) => Grant | undefined;
  readonly bookOf: (user: string) => Book;
}

const write = (
  status: number,
  value: unknown,
  form: AnswerForm,
  headers: Readonly<Record<string, string>> = {},
): UpstreamResponse => ({
  status,
  headers: { 'content-type': 'application/json; charset=UTF-8', ...headers },
  body: form.isPretty ? `${JSON.stringify(value, undefined, 2)}\n` : JSON.stringify(value),
});

/** The error envelope, in the new or the old error format. */
export const errorResponse = (error: GoogleError, form: AnswerForm): UpstreamResponse => {
  const { code, message, status, details, legacy, headers } = error;
  const { reason, ...place } = legacy;
  const envelope = {
    code,
    message,
    ...(form.hasLegacyErrors && { errors: [{ domain: 'global', message, reason, ...place }] }),
    status,
    ...(details && { details }),
  };
  return write(code, { error: envelope }, form, headers);
};

/** Errors of Google's front end are HTML pages, not JSON. */
export const frontEndPage = (status: number, title: string, text: string): UpstreamResponse => ({
  status,
  headers: { 'content-type': 'text/html; charset=UTF-8' },
  body: `<!DOCTYPE html>
<html lang=en>
  <meta charset=utf-8>
  <title>Error ${status} (${title})!!1</title>
  <p><b>${status}.</b> <ins>That is an error.</ins>
  <p>${text}
`,
});

/** The answer for a URL that has no method. */
export const notFoundPage = (): UpstreamResponse =>
  frontEndPage(404, 'Not Found', 'The requested URL was not found on this server.');

const authenticate = (request: UpstreamRequest, { grantOf }: ApiContext): Grant => {
  const token = readAccessToken(request);
  const grant = token === undefined ? undefined : grantOf(token);
  if (grant === undefined) throw unauthenticated(token === undefined);
  return grant;
};

const answer = (
  method: ApiMethod,
  context: ApiContext,
  request: UpstreamRequest,
  form: AnswerForm,
  note: (quota: QuotaUse) => void,
): unknown => {
  const grant = authenticate(request, context);
  const settings = context.settings();
  const isAllowed = method.allows ?? (() => method.scopes.some((scope) => grant.scopes.includes(scope)));
  if (!isAllowed(grant, settings)) throw insufficientScope(method.rpc, method.scopes);
  const payer = readQuotaUser(request) ?? grant.user;
  const charge = (cost: Cost): void => {
    const use = { group: groupOf(cost), isAllowed: false, isInPenalty: false };
    note(use);
    context.quotas.charge(payer, cost);
    note({ ...use, isAllowed: true });
  };
  charge(method.cost(settings));
  checkSystemParameters(request);
  const query = readQuery(request, method.parameters);
  const selection = readSelector(form.fields, method.message);
  const book = context.bookOf(grant.user);
  return applySelection(method.handle({ grant, book, query, request, settings, charge }), selection);
};

/** The route of a method: checks credential, scope, quota and parameters, then runs the method. */
export const apiRoute = (method: ApiMethod, context: ApiContext): Route => ({
  method: method.method,
  path: method.path,
  handle(request) {
    if (method.paths?.test(request.path) === false) return notFoundPage();
    const form = readAnswerForm(request);
    let quota: QuotaUse | undefined;
    const charged = (response: UpstreamResponse): UpstreamResponse => ({
      ...response,
      ...(quota && { quota }),
    });
    try {
      return charged(
        write(
          200,
          answer(method, context, request, form, (use) => (quota = use)),
          form,
        ),
      );
    } catch (error) {
      if (error instanceof ApiError) return charged(errorResponse(error.error, form));
      throw error;
    }
  },
});
