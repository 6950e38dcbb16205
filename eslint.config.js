import eslint from '@eslint/js';
import graphqlPlugin from '@graphql-eslint/eslint-plugin';
import { defineConfig, globalIgnores } from 'eslint/config';
import prettier from 'eslint-config-prettier';
import importX from 'eslint-plugin-import-x';
import typescriptEslint from 'typescript-eslint';

const typescript = ['**/*.{ts,tsx}'];
const oneDialect = typescript;

/** Functions are arrow functions in constants, except where only a declaration works: generators, overloads, assertions. */
const declaredFunction =
  'FunctionDeclaration[generator=false]:not([returnType.typeAnnotation.asserts=true]):not(TSDeclareFunction ~ FunctionDeclaration)';
const arrowFunctions = { selector: declaredFunction, message: 'Write `const name = () => …`.' };

/**
 * A request passes the folders of src/ in this order. Each folder imports only from those after it. `exceptions` has the
 * files of an earlier folder that a folder may import.
 */
const path = [
  'main.ts',
  'server',
  'telemetry',
  'context',
  'caching',
  'resolvers',
  'writes',
  'lists',
  'books',
  'mirror',
  'loaders',
  'clients',
];
const exceptions = {
  resolvers: { context: ['./context.ts'] },
  writes: { context: ['./context.ts'] },
  lists: { context: ['./context.ts'] },
};

const zone = (target, from, message, except = []) => ({
  target: `./${target}`,
  from: `./${from}`,
  except,
  message,
});

const importZones = [
  ...path.flatMap((target, index) =>
    path
      .slice(0, index)
      .map((from) =>
        zone(
          `src/${target}`,
          `src/${from}`,
          `${target} must not import from ${from}`,
          exceptions[target]?.[from],
        ),
      ),
  ),
  ...['resolvers', 'writes', 'lists', 'books', 'mirror', 'loaders', 'clients'].map((target) =>
    zone(`src/${target}`, 'src/config.ts', 'pass the needed configuration as an argument'),
  ),
  ...['relay', 'execution'].map((target) =>
    zone(`src/${target}`, 'src', `${target} must not import other folders`, [`./${target}`]),
  ),
  zone('src/values', 'src', 'values must only import generated types', ['./values', './__generated__']),
  zone('src/clients', 'src/relay', 'clients must not depend on the graph'),
  zone('src/__generated__', 'src/server', 'generated code must not import the server'),
  zone('src/!(main.ts)', 'sandbox', 'only main.ts may start the sandbox'),
  zone('src/!(main.ts)/**', 'sandbox', 'only main.ts may start the sandbox'),
  zone('src', 'test', 'tests are not part of the program'),
  zone('src', 'bench', 'benchmarks are not part of the program'),
  zone('src', 'connect', 'the sign-in is a separate program'),
  ...['import', 'export', 'mcp'].flatMap((client) => [
    zone('src', client, `the ${client} is a client of the graph`),
    zone(client, 'sandbox', `the ${client} uses only the schema of the graph, like any client`),
    zone(
      client,
      'src',
      `the ${client} uses only the schema of the graph; only src/values is shared, so that both parse phone numbers in the same way`,
      ['./values'],
    ),
  ]),
  zone(
    'sandbox',
    'src',
    'the sandbox simulates the upstreams: with shared code it would repeat the mistakes of src',
  ),
];

/**
 * The definitions that @apollo/subgraph adds to the SDL, for the rules that look names up. The plugin would add them because
 * of the `@link` in schema/federation.graphql, but calls @apollo/subgraph in a way that its version 2.15 does not support.
 */
const federationDefinitions = /* GraphQL */ `
  scalar FieldSet
  scalar Import
  directive @link(url: String!, import: [Import]) repeatable on SCHEMA
  directive @key(fields: FieldSet!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
  directive @shareable repeatable on OBJECT | FIELD_DEFINITION
  directive @inaccessible on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ENUM
  scalar _Any
  union _Entity = Person | PersonalContact | Favorite | Extension | AddressBookUpload
  extend type Query {
    _entities(representations: [_Any!]!): [_Entity]!
  }
  directive @cost(
    weight: Int!
  ) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
  directive @listSize(
    assumedSize: Int
    slicingArguments: [String!]
    sizedFields: [String!]
    requireOneSlicingArgument: Boolean = true
  ) on FIELD_DEFINITION
  directive @tag(name: String!) repeatable on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ENUM | SCALAR
`;
const graphqlLanguage = {
  plugins: { '@graphql-eslint': graphqlPlugin },
  languageOptions: {
    parser: graphqlPlugin.parser,
    parserOptions: {
      graphQLConfig: {
        schema: ['./schema/!(federation).graphql', federationDefinitions],
        documents: './examples/operations/*.graphql',
      },
    },
  },
};

const [, recommendedNames] =
  graphqlPlugin.configs['flat/schema-recommended'].rules['@graphql-eslint/naming-convention'];
const isOrHas = {
  style: 'camelCase',
  requiredPrefixes: ['is', 'has', 'can'],
  // These names are from upstream or the contract.
  ignorePattern: '^(current|default|deleted|inViewerDomain|primary|sourcePrimary|verified)$',
};
const furtherNames = {
  // `PersonalContactOrder` is named by the contract.
  InputObjectTypeDefinition: {
    style: 'PascalCase',
    requiredSuffixes: ['Input'],
    ignorePattern: '^PersonalContactOrder$',
  },
  'ObjectTypeDefinition,InterfaceTypeDefinition,EnumTypeDefinition,UnionTypeDefinition,ScalarTypeDefinition':
    {
      style: 'PascalCase',
      forbiddenSuffixes: ['Input'],
    },
  'FieldDefinition[parent.name.value=Mutation]': {
    ...recommendedNames['FieldDefinition[parent.name.value=Mutation]'],
    requiredPrefixes: [
      'add',
      'copy',
      'create',
      'delete',
      'forget',
      'move',
      'patch',
      'remove',
      'set',
      'update',
      'upload',
    ],
  },
  'FieldDefinition[gqlType.name.value=Boolean]': isOrHas,
  'FieldDefinition[gqlType.gqlType.name.value=Boolean]': isOrHas,
};

export default defineConfig(
  globalIgnores(['coverage', '**/dist', '**/__generated__', 'schema/upstreams']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx,js}'],
    extends: [eslint.configs.recommended],
    plugins: { 'import-x': importX },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'import-x/no-restricted-paths': ['error', { zones: importZones }],
      'import-x/no-default-export': 'error',
    },
  },
  {
    files: typescript,
    extends: [typescriptEslint.configs.strictTypeChecked, typescriptEslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Numbers and booleans in a template are clear.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Objects here are closures: their methods do not use `this`.
      '@typescript-eslint/unbound-method': 'off',
      // `void` also shows the reader that a value is not used.
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      // `||` on a string means that an empty one counts as absent.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      // Index signatures and typed keys are accessed in the same way: the compiler checks the keys.
      '@typescript-eslint/dot-notation': 'off',
    },
  },
  {
    // The rule does not terminate on the types of graphql-js, which refer to each other.
    files: ['mcp/tools.ts'],
    rules: { '@typescript-eslint/no-unsafe-class-instance-assignment': 'off' },
  },
  {
    // The same style for all TypeScript.
    files: oneDialect,
    rules: {
      'no-restricted-syntax': ['error', arrowFunctions],
      'arrow-body-style': 'error',
      '@typescript-eslint/no-use-before-define': [
        'error',
        { functions: false, classes: false, variables: false, typedefs: false, ignoreTypeReferences: true },
      ],
      '@typescript-eslint/naming-convention': [
        'error',
        {
          selector: 'variable',
          modifiers: ['const', 'global', 'destructured'],
          types: ['string', 'number', 'boolean', 'array', 'function'],
          format: null,
        },
        {
          selector: 'variable',
          modifiers: ['const', 'global'],
          types: ['string', 'number', 'boolean', 'array'],
          format: ['UPPER_CASE'],
        },
        {
          selector: 'variable',
          modifiers: ['const', 'global'],
          types: ['function'],
          format: ['camelCase', 'PascalCase'],
          leadingUnderscore: 'allow',
        },
        { selector: 'typeLike', format: ['PascalCase'], leadingUnderscore: 'allow' },
      ],
      'import-x/first': 'error',
      'import-x/newline-after-import': 'error',
      'import-x/no-duplicates': ['error', { 'prefer-inline': true }],
      'import-x/order': [
        'error',
        {
          groups: [['builtin', 'external'], 'parent', ['sibling', 'index']],
          'newlines-between': 'always',
          alphabetize: { order: 'asc', caseInsensitive: true },
          named: true,
        },
      ],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/config.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only src/config.ts reads the environment.' },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        arrowFunctions,
        {
          // Such getters have slowed reads down twice: see "V8's old space" in docs/performance.md.
          selector: 'ObjectExpression > Property[kind="get"]',
          message:
            'V8 keeps what such a getter refers to until the next major collection. Use a class or a function.',
        },
      ],
    },
  },
  {
    // The graph has fields that an upstream has deprecated, as long as upstream sends them.
    files: ['src/{loaders,resolvers,lists,writes,books,mirror}/**/*.ts'],
    rules: { '@typescript-eslint/no-deprecated': 'off' },
  },
  {
    // Command-line programs print; Node's and tools' entry points need default exports.
    files: [
      ...['sandbox/**', 'import/**', 'bench/**', 'scripts/**', 'codegen/**', 'test/**', 'examples/**'],
      '*.config.js',
    ],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['*.config.js', 'codegen/**', 'scripts/*.js', 'test/support/*.js'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
    rules: { 'import-x/no-default-export': 'off' },
  },
  {
    // Answers have the shape of their query, and matchers are any: assertions fail if something is missing.
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
    },
  },
  {
    files: ['schema/*.graphql'],
    ...graphqlLanguage,
    rules: {
      ...graphqlPlugin.configs['flat/schema-recommended'].rules,
      ...graphqlPlugin.configs['flat/schema-relay'].rules,
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          EnumValueDefinition: true,
          DirectiveDefinition: true,
        },
      ],
      // In addition to the recommended names (types PascalCase, fields camelCase, enum values SCREAMING_SNAKE_CASE).
      // test/schema/names.test.ts checks the owner's name at the start of each type.
      '@graphql-eslint/naming-convention': ['error', { ...recommendedNames, ...furtherNames }],
      '@graphql-eslint/input-name': ['error', { checkInputType: true, caseSensitiveInputType: false }],
      '@graphql-eslint/no-scalar-result-type-on-mutation': 'error',
      '@graphql-eslint/require-nullable-result-in-root': 'error',
      // Google pages forward only.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      // Connections have `nodes` in addition to `edges`, and `nodes(ids:)` is a list by definition.
      '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false }],
      // Value types have no id, and the type checker requires the id of entities, because they implement `Node`.
      '@graphql-eslint/strict-id-in-types': 'off',
      // A short description is on one line, a long one in a block.
      '@graphql-eslint/description-style': 'off',
      // `Extension.extensionId` is the key in a directory subgraph.
      '@graphql-eslint/no-typename-prefix': 'off',
    },
  },
  {
    // `nodes(ids:)` has an entry per id: the list exists even if every object is null.
    files: ['schema/node.graphql'],
    rules: { '@graphql-eslint/require-nullable-result-in-root': 'off' },
  },
  {
    // A change is an event and a group of duplicates is a result: they have no id to fetch them again.
    files: [
      'schema/contact-duplicate.graphql',
      'schema/person-change.graphql',
      'schema/personal-contact-change.graphql',
    ],
    rules: {
      '@graphql-eslint/relay-edge-types': [
        'error',
        { listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: false },
      ],
    },
  },
  {
    files: ['examples/operations/*.graphql'],
    ...graphqlLanguage,
    rules: {
      ...graphqlPlugin.configs['flat/operations-recommended'].rules,
      // Selecting ids everywhere is for clients with a cache; in examples they would be a distraction.
      '@graphql-eslint/require-selections': 'off',
      // The names `_entities` and `__typename` are not ours.
      '@graphql-eslint/naming-convention': [
        'error',
        {
          OperationDefinition: 'PascalCase',
          VariableDefinition: 'camelCase',
          FragmentDefinition: 'PascalCase',
          allowLeadingUnderscore: true,
        },
      ],
    },
  },
  prettier,
);
