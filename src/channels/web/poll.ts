/** GET /chat/messages?after=N[&wait=S]: what the house said since N; with `wait`, as soon as there is something. */
import type { RouteRequest, RouteResponse } from '../channel.js';
import { json, NO_SESSION, refusal } from './answer.js';
import type { MailboxMessage, WebChannelDeps } from './deps.js';
import { addressOf } from './session.js';
import type { Waiters } from './waiters.js';

const MOST_WAIT_S = 25;
const MOST_MESSAGES = 200;

function natural(text: string | undefined): number | null {
  const value = text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) ? value : null;
}

export async function readMessages(
  request: RouteRequest,
  deps: WebChannelDeps,
  waiters: Waiters,
): Promise<RouteResponse> {
  const after = natural(request.query.after ?? '0');
  const wait = natural(request.query.wait ?? '0');
  if (after === null || wait === null) return refusal(400, 'bad_request');
  const address = await addressOf(request, deps.sessions);
  if (address === null) return NO_SESSION;
  const waiter = waiters.enter(address);
  try {
    let messages = await deps.mailbox.after(address, after);
    if (messages.length === 0 && wait > 0) {
      await wokenOr(waiter.woken, Math.min(wait, MOST_WAIT_S) * 1000, request.signal);
      messages = await deps.mailbox.after(address, after);
    }
    return json(200, { address, messages: messages.slice(0, MOST_MESSAGES).map(shown) });
  } finally {
    waiter.leave();
  }
}

function shown({ id, text, titled, choices, file }: MailboxMessage) {
  return {
    id,
    text,
    titled,
    choices,
    ...(file === null ? {} : { file: { name: file.name, url: `/chat/file?id=${id}` } }),
  };
}

/** Resolves at the wake, after `ms`, or when the caller hung up. Leaves no timer behind. */
async function wokenOr(woken: Promise<void>, ms: number, signal: AbortSignal | undefined): Promise<void> {
  if (signal?.aborted) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done, { once: true });
    void woken.then(done);
  });
}

/** GET /chat/file?id=N: the file of message N, to the address it was sent to and nobody else (404). */
export async function readFile(request: RouteRequest, deps: WebChannelDeps): Promise<RouteResponse> {
  const id = natural(request.query.id);
  const address = await addressOf(request, deps.sessions);
  if (address === null) return NO_SESSION;
  if (id === null || id === 0) return refusal(404, 'not_found');
  const [message] = await deps.mailbox.after(address, id - 1);
  const file = message?.id === id ? message.file : null;
  const bytes = file === null ? null : await deps.files.get(file.id);
  if (file === null || bytes === null) return refusal(404, 'not_found');
  return {
    status: 200,
    headers: {
      'content-type': /^[\w.+-]+\/[\w.+-]+(; ?charset=[\w-]+)?$/.test(file.type)
        ? file.type
        : 'application/octet-stream',
      // Always saved, never shown: no file runs as a page of ours.
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name).replaceAll("'", '%27')}`,
      'cache-control': 'private, no-store',
    },
    body: bytes,
  };
}
