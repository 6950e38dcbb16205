import { defineConfig } from 'vite';

/** The page calls the graph at its own origin; these requests are forwarded to `GRAPH_URL`. */
const PROXY = { '/graphql': process.env['GRAPH_URL'] ?? 'http://127.0.0.1:4001' };

// eslint-disable-next-line import-x/no-default-export -- Vite requires it
export default defineConfig({
  server: { host: '127.0.0.1', proxy: PROXY },
  preview: { host: '127.0.0.1', proxy: PROXY },
});
