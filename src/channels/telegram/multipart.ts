import { randomBytes } from 'node:crypto';

export interface Upload {
  readonly field: string;
  readonly source: Uint8Array;
  readonly filename: string;
}

/** The one field that carries bytes (`{ source, filename }`), or null for a plain JSON call. */
export function uploadOf(payload: object): Upload | null {
  for (const [field, value] of Object.entries(payload)) {
    if (typeof value !== 'object' || value === null || !('source' in value)) continue;
    if (!(value.source instanceof Uint8Array)) continue;
    const filename = 'filename' in value && typeof value.filename === 'string' ? value.filename : field;
    return { field, source: value.source, filename };
  }
  return null;
}

/** The payload as multipart/form-data. Objects and arrays go as JSON (Telegraf drops objects: telegraf#2094). */
export function multipart(payload: object, upload: Upload): { type: string; bytes: Buffer } {
  const boundary = randomBytes(16).toString('hex');
  const parts: Uint8Array[] = [];
  for (const [field, value] of Object.entries(payload)) {
    if (value === undefined || value === null || field === upload.field) continue;
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    parts.push(Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${text}\r\n`));
  }
  const head = `content-disposition: form-data; name="${upload.field}"; filename="${safeName(upload.filename)}"`;
  parts.push(Buffer.from(`--${boundary}\r\n${head}\r\ncontent-type: application/octet-stream\r\n\r\n`));
  parts.push(upload.source, Buffer.from(`\r\n--${boundary}--\r\n`));
  return { type: `multipart/form-data; boundary=${boundary}`, bytes: Buffer.concat(parts) };
}

/** As browsers write it: quotes and line ends escaped, everything else UTF-8. */
function safeName(name: string): string {
  return name.replace(/"/g, '%22').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}
