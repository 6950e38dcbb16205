import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { buildSchema } from 'graphql';
import { readFile } from 'node:fs/promises';

import { UsageError } from '../import/command-line.ts';
import { EXIT } from '../import/exit-code.ts';
import { createGraph } from '../import/graph.ts';

import { serveHttp } from './http.ts';
import { type McpOptions, readOptions, USAGE } from './options.ts';
import { createServer } from './server.ts';
import { readTools } from './tools.ts';

/** Standard output belongs to the protocol. */
const log = (line: string): void => void process.stderr.write(`${line}\n`);

const serve = async ({ url, headers, allowsWrites, port }: McpOptions): Promise<void> => {
  const sdl = await readFile(new URL('../schema/published/api.graphql', import.meta.url), 'utf8');
  const all = await readTools(new URL('../examples/tools/', import.meta.url), buildSchema(sdl));
  const tools = all.filter(({ isWrite }) => allowsWrites || !isWrite);
  const create = () => createServer(tools, createGraph(url, headers));
  const onError = (error: Error): void => log(error.message);
  if (port === undefined) serveStdio(create, { onerror: onError });
  const where =
    port === undefined ? 'standard input and output' : (await serveHttp(create, port, onError)).url;
  log(`${tools.length} tools${allowsWrites ? '' : ', read-only'}, on ${where}`);
};

try {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options === 'help') process.stdout.write(USAGE);
  else await serve(options);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  log(`${error.message}\nFor all options: npm run mcp -- --help`);
  process.exitCode = EXIT.wrong;
}
