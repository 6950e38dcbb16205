import { type CallToolResult, fromJsonSchema, McpServer } from '@modelcontextprotocol/server';

import type { Answer, Graph } from '../import/graph.ts';

import type { ToolOperation } from './tools.ts';

/** An MCP server with one tool per operation. It keeps no state between calls. */
export const createServer = (tools: readonly ToolOperation[], graph: Graph): McpServer => {
  const server = new McpServer(
    { name: 'contacts-subgraph', version: '1.0.0' },
    { capabilities: { tools: {} } },
  );
  for (const { name, description, document, isWrite, isDestructive, inputSchema } of tools) {
    const annotations = {
      readOnlyHint: !isWrite,
      destructiveHint: isDestructive,
      idempotentHint: !isWrite || isDestructive,
      openWorldHint: true,
    };
    server.registerTool(
      name,
      { description, inputSchema: fromJsonSchema<object>(inputSchema), annotations },
      async (variables, context) => resultOf(await graph.send(document, variables, context.mcpReq.signal)),
    );
  }
  return server;
};

const failed = (text: string): CallToolResult => ({ isError: true, content: [{ type: 'text', text }] });

const resultOf = (answer: Answer<Readonly<Record<string, unknown>>>): CallToolResult => {
  switch (answer.kind) {
    case 'limited':
      return failed(`The quota is exhausted. Nothing was done. Try again in ${answer.seconds} seconds.`);
    case 'refused':
      return failed(`Refused: ${answer.message}`);
    case 'failed':
      return failed(`Failed: ${answer.message}. If it was a write, its outcome is unknown.`);
    case 'data':
  }
  const { data, problems } = answer;
  const errors = Object.values(data).flatMap(userErrorsOf);
  const content = [JSON.stringify(data), ...errors, ...problems.map((problem) => `Missing: ${problem}`)];
  return {
    content: content.map((text) => ({ type: 'text', text })),
    structuredContent: { ...data },
    ...(errors.length > 0 && { isError: true }),
  };
};

interface UserError {
  readonly field: readonly string[] | null;
  readonly code: string;
  readonly message: string;
}

/** User errors, one line each. */
const userErrorsOf = (payload: unknown): readonly string[] => {
  const { userErrors = [] } = (payload ?? {}) as { readonly userErrors?: readonly UserError[] };
  return userErrors.map(({ field, code, message }) => `${field?.join('.') ?? 'input'}: ${message} (${code})`);
};
