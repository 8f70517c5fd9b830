/**
 * The page behind a link to a file: it names the file and has one button. The bytes come by the button only, so that no
 * program that looks at links in a chat fetches them.
 */
import type { OutgoingFile, Route, RouteRequest, RouteResponse } from '../channels/channel.js';
import { visitorOf } from '../channels/web/guard.js';
import { createThrottle } from '../channels/web/throttle.js';
import { line } from '../messages/message.js';
import type { Words } from '../messages/render.js';

export interface FileLinkOptions {
  /** Null for a wrong link and one that is over alike. */
  readonly linked: (id: string) => Promise<OutgoingFile | null>;
  readonly words: Words;
  readonly now: () => number;
}

const TEN_MINUTES = 600_000;
const TRIES = 60;
const PATH = '/tep';

const html = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

function page(words: Words, id: string, file: OutgoingFile | null): RouteResponse {
  const say = (key: string, params = {}) => html(words.say(line(key, params), 'vi'));
  const inside =
    file === null
      ? `<p>${say('web.link.over')}</p>`
      : `<p>${html(file.name)}</p><form method="post" action="${PATH}"><input type="hidden" name="ma" value="${html(id)}"><button class="primary" type="submit">${say('web.link.download')}</button></form><p class="hint">${say('web.link.hint')}</p>`;
  const body = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${say('web.page.title')}</title><link rel="stylesheet" href="/assets/style.css"></head><body class="plain"><header class="bar"><div class="bar-line"><h1>${say('web.link.title')}</h1></div></header><main><section class="card">${inside}</section></main></body></html>`;
  return {
    status: file === null ? 404 : 200,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-store' },
    body,
  };
}

function download({ name, type, bytes }: OutgoingFile): RouteResponse {
  return {
    status: 200,
    headers: {
      'content-type': type,
      // Always saved, never shown: no file runs as a page of ours.
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", '%27')}`,
      'cache-control': 'private, no-store',
    },
    body: bytes,
  };
}

/** GET shows the page, POST (its form) gives the file. The id is all it takes: no cookie speaks for anybody here. */
export function fileLinkRoutes({ linked, words, now }: FileLinkOptions): readonly Route[] {
  const throttle = createThrottle(TRIES, TEN_MINUTES, now);
  const find = async (request: RouteRequest, id: string): Promise<OutgoingFile | null> =>
    throttle.hit(visitorOf(request)) === null ? linked(id) : null;
  return [
    {
      method: 'GET',
      path: PATH,
      async handle(request) {
        const id = String(request.query.ma ?? '');
        return page(words, id, await find(request, id));
      },
    },
    {
      method: 'POST',
      path: PATH,
      maxBody: 1_024,
      async handle(request) {
        const id = new URLSearchParams(new TextDecoder().decode(request.body)).get('ma') ?? '';
        const file = await find(request, id);
        return file === null ? page(words, id, null) : download(file);
      },
    },
  ];
}
