import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Route } from '../channels/channel.js';

/** Where each file of `pages/` is found. Named one by one: nothing else of the disk can ever be asked for. */
const PLACES: readonly (readonly [path: string, file: string])[] = [
  ['/', 'chat.html'],
  ['/tham-gia', 'invite.html'],
  ['/assets/style.css', 'style.css'],
  ['/assets/icon.svg', 'icon.svg'],
  ['/assets/chat.js', 'chat.js'],
  ['/assets/api.js', 'api.js'],
  ['/assets/words.js', 'words.js'],
  ['/assets/outbox.js', 'outbox.js'],
  ['/assets/bubbles.js', 'bubbles.js'],
  ['/assets/composer.js', 'composer.js'],
  ['/assets/trial.js', 'trial.js'],
  ['/assets/invite.js', 'invite.js'],
];

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** The pages, read once at start from the package's sources (`root`); a browser asks again each time by ETag. */
export function staticRoutes(root: URL): readonly Route[] {
  return PLACES.map(([path, file]) => {
    const bytes = readFileSync(new URL(`src/web/pages/${file}`, root));
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 16)}"`;
    const type = TYPES[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
    const headers = { 'content-type': type, 'cache-control': 'no-cache', etag };
    return {
      method: 'GET',
      path,
      handle: async (request) =>
        request.headers['if-none-match'] === etag ? { status: 304, headers } : { status: 200, headers, body: bytes },
    };
  });
}
