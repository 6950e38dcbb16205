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

      --allow-writes       the tools that change something as well
      --http PORT          Streamable HTTP on 127.0.0.1, at /mcp; standard input and output unless given
  -u, --url URL            of the graph; GRAPH_URL, or http://127.0.0.1:4001/graphql
  -h, --help               this text

Credentials are taken from the environment alone: RINGCENTRAL_TOKEN, GOOGLE_TOKEN, ROUTER_SECRET.
`;

/** @throws UsageError; gives `help` where that is all that was asked for */
export const readOptions = (args: readonly string[], env: Environment): McpOptions | 'help' => {
  const { values, positionals } = parseCommand(args, {
    'allow-writes': { type: 'boolean', default: false },
    http: { type: 'string' },
    url: { type: 'string', short: 'u' },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if (values.help) return 'help';
  if (positionals.length > 0) throw new UsageError('No file is expected');
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
