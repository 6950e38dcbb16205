import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { buildSchema } from 'graphql';
import { readFile } from 'node:fs/promises';

import { createGraph } from '../import/graph.ts';
import { readCommand } from '../import/run-program.ts';

import { serveHttp } from './http.ts';
import { type McpOptions, readOptions, USAGE } from './options.ts';
import { createServer } from './server.ts';
import { readTools } from './tools.ts';

/** Standard output is reserved for the protocol. */
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

const options = readCommand({ name: 'mcp', usage: USAGE, readOptions }, process.argv.slice(2), {
  env: process.env,
  output: process.stdout,
  terminal: process.stderr,
});
if (typeof options === 'number') process.exitCode = options;
else await serve(options);
