import type { UpstreamName } from '../errors/error-code.ts';

import type { ObjectShape } from './answer-shape.ts';

export type Upstream = UpstreamName;

/**
 * One operation of an upstream as codegen writes it from `schema/upstreams/*.yaml`: all that a client needs to
 * build the request, and what the quota and retry rules need to know of it.
 */
export interface OperationSpec {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** RFC 6570 level 1 template below the base URL; also the label of logs, metrics and call lists. */
  readonly path: string;
  readonly pathParameters: readonly string[];
  /** Path parameters whose `/` stays as it is (Google's `{+resourceName}`). */
  readonly reservedParameters: readonly string[];
  readonly queryParameters: readonly string[];
  /** Media type of the request body, absent where the operation has none. */
  readonly requestType?: string;
  /** `Accept` to send: every media type that a success of this operation may have. */
  readonly accept: string;
  /** Quota group whose budget a call is charged to (`heavy`, `light`, `read`, `write`, …). */
  readonly quotaGroup: string;
  /** Whether a call whose outcome is unknown may be made again with the same end state. */
  readonly isIdempotent: boolean;
  /** What its plain success must be; absent where that is no JSON object. */
  readonly answer?: ObjectShape;
  /** Where a 64-bit integer may stand in its JSON answers; a list on the way means its items. */
  readonly int64Paths: readonly (readonly string[])[];
}

/** What the type checker knows of an operation. */
export interface OperationTypes {
  readonly parameters: object;
  readonly body: unknown;
  readonly response: unknown;
}

/** The types of operations, from the form in which openapi-typescript describes them. */
export type OperationTypesOf<Table> = {
  readonly [Id in keyof Table]: {
    readonly parameters: Loose<
      Part<Part<Table[Id], 'parameters'>, 'path'> & Part<Part<Table[Id], 'parameters'>, 'query'>
    >;
    readonly body: Loose<OrUndefined<SinglePart<Part<Part<Table[Id], 'requestBody'>, 'content'>>>>;
    readonly response: OrUndefined<PlainSuccess<Part<Table[Id], 'responses'>>>;
  };
};

/** A member that may be missing; `unknown`, which adds nothing to other types, where it is. */
type Part<Whole, Name extends PropertyKey> = Whole extends { readonly [Key in Name]?: infer Value }
  ? [NonNullable<Value>] extends [never]
    ? unknown
    : NonNullable<Value>
  : unknown;

/** Optional members take `undefined` as well: callers build what they send from optional values. */
export type Loose<Type> = Type extends readonly (infer Item)[]
  ? readonly Loose<Item>[]
  : Type extends object
    ? {
        readonly [Key in keyof Type]: Loose<Type[Key]> | (object extends Pick<Type, Key> ? undefined : never);
      }
    : Type;

type OrUndefined<Type> = [Type] extends [never] ? undefined : Type;

type JsonType = 'application/json' | `application/${string}+json`;

/** Multipart bodies are the client's own work. */
type SinglePart<Content> = Content[Exclude<keyof Content, `multipart/${string}`>];

/** Answers to several identifiers (207) are the client's own work. */
type PlainSuccess<Responses> = {
  [Status in Extract<keyof Responses, 200 | 201 | 202>]: JsonIn<Part<Responses[Status], 'content'>>;
}[Extract<keyof Responses, 200 | 201 | 202>];

type JsonIn<Content> = Content[Extract<keyof Content, JsonType>];
