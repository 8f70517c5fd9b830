/** Telegram's HTML mode, as its server reads it: what it refuses, and the text and entities that remain. */

const TAGS = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
  a: 'text_link',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  'tg-emoji': 'custom_emoji',
};
const NAMED = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** @param {string} source @returns {{ text: string, entities: { type: string, offset: number, length: number, url?: string }[] }} */
export function parseHtml(source) {
  const entities = [];
  const open = [];
  let text = '';
  let at = 0;
  while (at < source.length) {
    const mark = source[at];
    if (mark === '&') {
      const found = /^&(?:(lt|gt|amp|quot)|#(\d{1,7})|#x([0-9a-f]{1,6}));/i.exec(source.slice(at, at + 12));
      text += found ? decode(found) : '&';
      at += found ? found[0].length : 1;
    } else if (mark !== '<') {
      text += mark;
      at += 1;
    } else {
      const close = source.indexOf('>', at);
      if (close < 0) throw new Error(`Unclosed start tag at byte offset ${byteOffset(source, at)}`);
      const inside = source.slice(at + 1, close);
      if (inside.startsWith('/')) endTag(inside.slice(1).trim().toLowerCase(), open, entities, text.length, source, at);
      else open.push(startTag(inside, text.length, source, at));
      at = close + 1;
    }
  }
  const last = open.at(-1);
  if (last) throw new Error(`Can't find end tag corresponding to start tag ${last.tag}`);
  return { text, entities };
}

function startTag(inside, offset, source, at) {
  const tag = /^[^\s]*/.exec(inside)?.[0].toLowerCase() ?? '';
  if (!Object.hasOwn(TAGS, tag)) {
    throw new Error(`Unsupported start tag "${tag}" at byte offset ${byteOffset(source, at)}`);
  }
  const url = tag === 'a' ? /href\s*=\s*["']?([^"'\s>]*)/i.exec(inside)?.[1] : undefined;
  return { tag, offset, url };
}

function endTag(tag, open, entities, end, source, at) {
  const started = open.pop();
  if (!started) throw new Error(`Unexpected end tag at byte offset ${byteOffset(source, at)}`);
  if (tag !== '' && tag !== started.tag) {
    throw new Error(
      `Unmatched end tag at byte offset ${byteOffset(source, at)}, expected "</${started.tag}>", found "</${tag}>"`,
    );
  }
  const length = end - started.offset;
  if (length === 0) return;
  const link = started.url === undefined ? {} : { url: started.url };
  entities.push({ type: TAGS[started.tag], offset: started.offset, length, ...link });
}

function decode(found) {
  if (found[1]) return NAMED[found[1].toLowerCase()];
  const point = found[2] ? Number(found[2]) : Number.parseInt(found[3], 16);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : found[0];
}

function byteOffset(source, at) {
  return Buffer.byteLength(source.slice(0, at));
}
