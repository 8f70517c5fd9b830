import { randomBytes } from 'node:crypto';
import type { OutgoingFile, Route, RouteResponse } from '../channel.js';

export const PICTURE_PATH = '/webhooks/zalo-bot/picture';
/** Zalo fetches a picture while it takes the call; a slow one took over half a minute. */
const KEPT_MS = 10 * 60_000;
/** A few at a time: one invitation is one picture of a few kilobytes. */
const MOST = 50;

export interface Pictures {
  readonly route: Route;
  /** The address under which Zalo can fetch the picture for ten minutes; nobody can guess it. */
  offer(file: OutgoingFile): string;
}

/** Zalo takes no upload from a bot, only an address: pictures wait in memory under a random name to be fetched. */
export function createPictures(publicUrl: string, now: () => number): Pictures {
  const held = new Map<string, { readonly file: OutgoingFile; readonly until: number }>();

  function forget(): void {
    const at = now();
    for (const [id, one] of held) if (one.until <= at || held.size > MOST) held.delete(id);
  }

  async function answer(id: string | undefined): Promise<RouteResponse> {
    forget();
    const found = id === undefined ? undefined : held.get(id);
    if (found === undefined) return { status: 404 };
    const headers = { 'content-type': found.file.type, 'cache-control': 'no-store', 'x-robots-tag': 'noindex' };
    return { status: 200, headers, body: found.file.bytes };
  }

  return {
    route: { method: 'GET', path: PICTURE_PATH, handle: (request) => answer(request.query.id) },
    offer(file) {
      const id = randomBytes(24).toString('base64url');
      held.set(id, { file, until: now() + KEPT_MS });
      forget();
      return new URL(`${PICTURE_PATH}?id=${id}`, publicUrl).href;
    },
  };
}
