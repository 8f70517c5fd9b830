import http from 'node:http';

/** An HTTP server whose every connection can be cut at once. `handle` is the platform; `control` answers below /control. */
export function createListener({ handle, control }) {
  const sockets = new Set();
  const server = http.createServer((req, res) => {
    const url = new URL(req.url, 'http://emulator');
    const answered = url.pathname.startsWith('/control/') ? control(req, res, url) : handle(req, res, url);
    answered.catch((error) => {
      if (!res.headersSent) send(res, 500, `emulator: ${error.stack}`, 'text/plain');
    });
  });
  server.keepAliveTimeout = 75_000;
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  return {
    listen: (port) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => resolve(server.address().port));
      }),
    /** From now on nobody listens; every connection is cut. */
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

export function send(res, status, text, type = 'application/json', headers = {}) {
  res.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(text), ...headers });
  res.end(text);
}

/** Faults after which the call has been done all the same; the others come in place of it. */
export const isAfter = (fault) => ['hang_after', 'reset_after', 'truncated'].includes(fault?.kind);
