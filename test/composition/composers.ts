import * as newestApollo from '@apollo/composition';
import { composeServices as composeWithGuild } from '@theguild/federation-composition';
import { federateSubgraphs, ROUTER_COMPATIBILITY_VERSION_ONE } from '@wundergraph/composition';
import * as floorOfApollo from 'apollo-composition-floor';
import {
  buildSchema,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  lexicographicSortSchema,
  parse,
  printSchema,
} from 'graphql';

export interface Subgraph {
  readonly name: string;
  readonly sdl: string;
}

/** The result of composing subgraphs. */
export interface Composition {
  /** Codes of the composition errors, each once, sorted; empty when it composes. */
  readonly refusals: readonly string[];
  /** `CODE: message`. The composers of the Guild and of Cosmo have other hints or none. */
  readonly hints: readonly string[];
  /** The API schema, sorted and printed; null when composition fails. */
  readonly api: string | null;
}

export type Compose = (subgraphs: readonly Subgraph[]) => Composition;
export type Composer = readonly [name: string, compose: Compose];

interface ApolloComposition {
  readonly composeServices: (services: { name: string; typeDefs: DocumentNode }[]) => {
    readonly errors?: readonly GraphQLError[] | undefined;
    readonly hints?:
      readonly { readonly definition: { readonly code: string }; readonly message: string }[] | undefined;
    readonly schema?:
      { readonly toAPISchema: () => { readonly toGraphQLJSSchema: () => GraphQLSchema } } | undefined;
  };
}

const withApollo =
  ({ composeServices }: ApolloComposition): Compose =>
  (subgraphs) => {
    const { errors = [], hints = [], schema } = composeServices(subgraphs.map(parsed));
    return {
      refusals: codesOf(errors),
      hints: hints.map(({ definition, message }) => `${definition.code}: ${message}`),
      api: schema === undefined ? null : printApi(schema.toAPISchema().toGraphQLJSSchema()),
    };
  };

const withGuild: Compose = (subgraphs) => {
  const { errors = [], publicSdl } = composeWithGuild(subgraphs.map(parsed));
  return {
    refusals: codesOf(errors),
    hints: [],
    api: publicSdl === undefined ? null : printApi(buildSchema(publicSdl)),
  };
};

const withCosmo: Compose = (subgraphs) => {
  const result = federateSubgraphs({
    subgraphs: subgraphs.map(({ name, sdl }) => ({ name, url: '', definitions: documentOf(sdl) })),
    version: ROUTER_COMPATIBILITY_VERSION_ONE,
  });
  return {
    refusals: result.success ? [] : distinct(result.errors.map(({ message }) => cosmoCode(message))),
    hints: result.warnings.map(({ message }) => `WARNING: ${message}`),
    api: result.success ? printApi(result.federatedGraphClientSchema) : null,
  };
};

/** Much faster than Apollo's. */
export const FASTEST: Composer = ['@theguild/federation-composition', withGuild];

/**
 * The composers behind the routers that people use: Apollo Router and @apollo/gateway (from the oldest that reads our
 * `@link` to the newest), Hive, Cosmo.
 */
export const COMPOSERS: readonly Composer[] = [
  ['@apollo/composition 2.9', withApollo(floorOfApollo)],
  ['@apollo/composition', withApollo(newestApollo)],
  FASTEST,
  ['@wundergraph/composition', withCosmo],
];

const parsed = ({ name, sdl }: Subgraph) => ({ name, url: '', typeDefs: documentOf(sdl) });

/** Parsed documents by text, because every composer gets the same long texts. */
const documents = new Map<string, DocumentNode>();

const documentOf = (sdl: string): DocumentNode => {
  const document = documents.get(sdl) ?? parse(sdl, { noLocation: true });
  documents.set(sdl, document);
  return document;
};

const distinct = (codes: readonly string[]): readonly string[] => [...new Set(codes)].sort();

const codesOf = (errors: readonly GraphQLError[]): readonly string[] =>
  distinct(errors.map(({ extensions: { code }, message }) => (typeof code === 'string' ? code : message)));

/** Cosmo's errors have no codes. This maps its messages to the codes of the other composers. */
const COSMO_TEXTS: readonly (readonly [code: string, text: RegExp])[] = [
  ['ENUM_VALUE_MISMATCH', /^Enum "\w+" was used as both an input and output but was inconsistently defined/],
  ['FIELD_TYPE_MISMATCH', /could not be federated due to incompatible types across subgraphs/],
  ['INTERFACE_FIELD_NO_IMPLEM', /has the following Interface implementation errors/],
  ['INVALID_FIELD_SHARING', /defines the same fields in multiple subgraphs without the "@shareable"/],
  ['SATISFIABILITY_ERROR', /is unresolvable at the following path/],
  ['TYPE_KIND_MISMATCH', /is defined using incompatible types across subgraphs/],
];

const cosmoCode = (message: string): string =>
  COSMO_TEXTS.find(([, text]) => text.test(message))?.[0] ?? message;

/** Cosmo leaves scalars of the federation specification, which @apollo/subgraph declares in its SDL, in the API schema. */
const printApi = (schema: GraphQLSchema): string =>
  printSchema(lexicographicSortSchema(schema))
    .split('\n\n')
    .filter((definition) => !definition.startsWith('scalar federation__'))
    .join('\n\n');
