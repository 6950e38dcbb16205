import {
  localhostHostValidation,
  localhostOriginValidation,
  toNodeHandler,
} from '@modelcontextprotocol/node';
import { createMcpHandler, type McpServer } from '@modelcontextprotocol/server';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HttpEndpoint {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves MCP by Streamable HTTP at `/mcp`, on loopback only. Requests for other host names and from other origins are refused, because
 * any page in the user's browser could reach the port otherwise.
 * @param port 0 for any free port
 */
export const serveHttp = async (
  create: () => McpServer,
  port: number,
  onError: (error: Error) => void,
): Promise<HttpEndpoint> => {
  const handler = createMcpHandler(create, { onerror: onError });
  const [isHostGood, isOriginGood] = [localhostHostValidation(), localhostOriginValidation()];
  const answer = toNodeHandler(handler, { onerror: onError });
  const server: Server = createServer((request, response) => {
    if (!isHostGood(request, response) || !isOriginGood(request, response)) return;
    if (new URL(request.url ?? '/', 'http://localhost').pathname === '/mcp') {
      // Requests that a server receives always have both.
      const { method = 'GET', url = '/' } = request;
      void answer(Object.assign(request, { method, url }), response);
    } else response.writeHead(404).end();
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`,
    close: async () => {
      await handler.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
