/**
 * For Apollo's editor tooling (the VS Code extension and its language server): completes and checks the operations of the
 * examples against what a client of the graph sees. The server does not read it.
 */
export default {
  client: {
    service: {
      name: 'contacts',
      localSchemaFile: './schema/published/api.graphql',
    },
    includes: ['./examples/operations/**/*.graphql'],
    excludes: ['**/node_modules', '**/11-entities.graphql'],
  },
};
