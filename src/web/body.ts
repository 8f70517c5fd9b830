import type { IncomingMessage } from 'node:http';

export type Body = Uint8Array | 'too_large' | 'too_busy' | 'cut';

/** Bytes of bodies being read over all callers: strangers cannot make us hold more. */
const MOST_HELD = 64 * 1024 * 1024;
let held = 0;

/**
 * The raw bytes, counted while they come; `cut` when the caller hung up. What is too much is read away without being
 * kept, so that the caller gets to see the answer; the request's time limit ends it.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Body> {
  if (Number(request.headers['content-length'] ?? 0) > limit) {
    request.resume();
    return Promise.resolve('too_large');
  }
  return new Promise((resolve) => {
    let chunks: Buffer[] = [];
    let size = 0;
    const finish = (body: Body) => {
      held -= size;
      size = 0;
      chunks = [];
      request.off('data', take).off('end', end).off('close', cut);
      request.resume();
      resolve(body);
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      held += chunk.length;
      if (size > limit) return finish('too_large');
      if (held > MOST_HELD) return finish('too_busy');
      chunks.push(chunk);
    };
    const end = () => finish(Buffer.concat(chunks));
    const cut = () => finish('cut');
    request
      .on('data', take)
      .on('end', end)
      .on('close', cut)
      .on('error', () => undefined);
  });
}
