/**
 * For Apollo's editor tools (the VS Code extension and its language server): they complete and check the operations of the
 * examples against the API schema. The server does not read this file.
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
