import http from 'node:http';
import type { Channel } from '../../../src/channels/channel.js';

export interface Served {
  readonly url: string;
  stop(): Promise<void>;
}

/** The channel's routes on a bare server: whole bytes first, as `web/` mounts them; asked for late, as a channel must know its address first. */
export async function serve(channel: () => Channel): Promise<Served> {
  const server = http.createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', async () => {
      const { pathname: path, searchParams } = new URL(req.url ?? '', 'http://served');
      const query = Object.fromEntries(searchParams);
      const route = channel().routes.find((one) => one.path === path && one.method === req.method);
      const given = { method: req.method ?? '', path, query, headers: req.headers, body: Buffer.concat(chunks) };
      const answer = route === undefined ? { status: 404 } : await route.handle(given);
      res.writeHead(answer.status, answer.headers).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
