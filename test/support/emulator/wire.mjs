/** Bytes in and out: JSON with ids beyond 2^53 as bare numbers, and multipart bodies taken apart. */

export function toJson(value) {
  return JSON.stringify(value).replace(/"((?:chat_)?id)":"(\d{16,})"/g, '"$1":$2');
}

/** @param {import('node:http').IncomingMessage} req @returns {Promise<Buffer>} */
export function readAll(req) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    req.on('data', (chunk) => chunks.push(chunk));
    req.on('end', () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
    req.on('error', reject);
  });
}

/** @returns {{ params: Record<string, any>, upload: { field: string, name: string, bytes: Buffer } | null }} */
export function readParams(type, bytes, query) {
  if (bytes.length === 0) return { params: Object.fromEntries(query), upload: null };
  const boundary = /^multipart\/form-data;\s*boundary=(\S+)$/.exec(type ?? '')?.[1];
  if (boundary !== undefined) return readMultipart(bytes, boundary);
  return { params: JSON.parse(bytes.toString('utf8')), upload: null };
}

function readMultipart(bytes, boundary) {
  const params = {};
  let upload = null;
  const mark = Buffer.from(`--${boundary}`);
  let at = bytes.indexOf(mark);
  while (at >= 0) {
    const start = at + mark.length + 2;
    const next = bytes.indexOf(mark, start);
    if (next < 0) break;
    const split = bytes.indexOf('\r\n\r\n', start);
    const head = bytes.subarray(start, split).toString('utf8');
    const body = bytes.subarray(split + 4, next - 2);
    const field = /name="([^"]*)"/.exec(head)?.[1] ?? '';
    const name = /filename="([^"]*)"/.exec(head)?.[1];
    if (name === undefined) params[field] = body.toString('utf8');
    else upload = { field, name, bytes: Buffer.from(body) };
    at = next;
  }
  return { params, upload };
}
