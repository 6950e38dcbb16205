import {
  type Environment,
  type GraphTarget,
  parseCommand,
  targetOf,
  UsageError,
} from '../import/command-line.ts';

export interface McpOptions extends GraphTarget {
  readonly allowsWrites: boolean;
  /** Port of the HTTP endpoint; undefined for standard input and output. */
  readonly port: number | undefined;
}

export const USAGE = `Usage: npm run --silent mcp -- [options]

Serves the operations of examples/tools to AI agents, as tools of the Model Context Protocol.

      --allow-writes       also serve the tools that change data
      --http PORT          serve Streamable HTTP on 127.0.0.1, at /mcp; default: standard input and output
  -u, --url URL            URL of the graph; default: GRAPH_URL, or http://127.0.0.1:4001/graphql
  -h, --help               print this text

Credentials come from the environment only: RINGCENTRAL_TOKEN, GOOGLE_TOKEN, ROUTER_SECRET.
`;

/**
 * @returns `help` when only the help text was requested
 * @throws UsageError
 */
export const readOptions = (args: readonly string[], env: Environment): McpOptions | 'help' => {
  const { values, positionals } = parseCommand(args, {
    'allow-writes': { type: 'boolean', default: false },
    http: { type: 'string' },
    url: { type: 'string', short: 'u' },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if (values.help) return 'help';
  if (positionals.length > 0) throw new UsageError('Unexpected argument');
  return {
    allowsWrites: values['allow-writes'],
    port: values.http === undefined ? undefined : portOf(values.http),
    ...targetOf({ url: values.url, 'google-token': env['GOOGLE_TOKEN'] }, env),
  };
};

const portOf = (text: string): number => {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 65_536;
  if (port > 65_535) throw new UsageError('--http must be a port from 0 to 65535');
  return port;
};
