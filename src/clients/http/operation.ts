import type { ObjectShape } from './json.ts';

/** One operation of an upstream, generated from `schema/upstreams/*.yaml`: for the request, the quota and the retry rules. */
export interface OperationSpec {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** RFC 6570 level 1 template below the base URL; also the label of logs, metrics and call lists. */
  readonly path: string;
  readonly pathParameters: readonly string[];
  /** Path parameters whose `/` stays as it is (Google's `{+resourceName}`). */
  readonly reservedParameters: readonly string[];
  readonly queryParameters: readonly string[];
  /** The parameter that takes a list of ids; absent where the operation is no bulk call. */
  readonly batchParameter?: string;
  /** Media type of the request body, absent where the operation has none. */
  readonly requestType?: string;
  /** `Accept` header: every media type that a success of this operation may have. */
  readonly accept: string;
  /** Quota group whose budget a call is charged to (`heavy`, `light`, `read`, `write`, …). */
  readonly quotaGroup: string;
  /** Whether a call whose outcome is unknown may be repeated with the same end state. */
  readonly isIdempotent: boolean;
  /** The shape of its plain success; absent where that is no JSON object. */
  readonly answer?: ObjectShape;
  /** Paths of 64-bit integers in its JSON answers; a list on the way means its items. */
  readonly int64Paths: readonly (readonly string[])[];
}

export interface OperationTypes {
  readonly parameters: object;
  readonly body: unknown;
  readonly response: unknown;
}

/** The types of operations, from the types that openapi-typescript generates. */
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

/** Optional members may be `undefined`, because callers build parameters and bodies from optional values. */
export type Loose<Type> = Type extends readonly (infer Item)[]
  ? readonly Loose<Item>[]
  : Type extends object
    ? {
        readonly [Key in keyof Type]: Loose<Type[Key]> | (object extends Pick<Type, Key> ? undefined : never);
      }
    : Type;

type OrUndefined<Type> = [Type] extends [never] ? undefined : Type;

type JsonType = 'application/json' | `application/${string}+json`;

/** The clients format multipart bodies themselves. */
type SinglePart<Content> = Content[Exclude<keyof Content, `multipart/${string}`>];

/** The clients read answers to several ids (207) themselves. */
type PlainSuccess<Responses> = {
  [Status in Extract<keyof Responses, 200 | 201 | 202>]: JsonIn<Part<Responses[Status], 'content'>>;
}[Extract<keyof Responses, 200 | 201 | 202>];

type JsonIn<Content> = Content[Extract<keyof Content, JsonType>];

/** Parameters of one call by upstream's names; arrays become repeated keys (query) or a comma list (path). */
export type Parameters = Readonly<Record<string, unknown>>;

/** A call as a typed client asks for it. */
export interface CallRequest {
  readonly operation: OperationSpec;
  readonly parameters: Parameters;
  /** A string is sent as it is, everything else as JSON: `undefined` members are left out, `null` ones are sent. */
  readonly body?: unknown;
  /** Media type of the body where it is not the operation's own. */
  readonly bodyType?: string;
  /** A read that must not share a call in flight, whose answer may be too old. */
  readonly isFresh?: true;
}

/** Operations of token endpoints take forms and their own credentials: a caller's client does not have them. */
export const FORM_TYPE = 'application/x-www-form-urlencoded';
interface FormOperation {
  readonly requestType: typeof FORM_TYPE;
}

type Method<Types> = Types extends OperationTypes
  ? [Types['body']] extends [undefined]
    ? (parameters: Types['parameters']) => Promise<Types['response']>
    : (parameters: Types['parameters'], body: Types['body']) => Promise<Types['response']>
  : never;

/** One method per generated operation, by its id. Answers may be shared, so they are read-only. */
export type OperationMethods<Types, Table> = {
  readonly [Id in keyof Types & keyof Table as Table[Id] extends FormOperation ? never : Id]: Method<
    Types[Id]
  >;
};
