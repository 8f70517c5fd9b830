/** Sealing of what must not lie open in the database: AES-256-GCM under a key made from `SECRET_KEY` for each name. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Bound to `name`: a sealed text put under another name does not open. */
export function seal(secretKey: string, name: string, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyFor(secretKey, name), nonce).setAAD(Buffer.from(name));
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return sealed.toString('base64');
}

/** Null when it was sealed with another key, under another name, or changed since. */
export function unseal(secretKey: string, name: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const tag = bytes.subarray(bytes.length - TAG_BYTES);
  const opener = createDecipheriv('aes-256-gcm', keyFor(secretKey, name), nonce, { authTagLength: TAG_BYTES });
  opener.setAAD(Buffer.from(name)).setAuthTag(tag);
  try {
    const inside = bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES);
    return Buffer.concat([opener.update(inside), opener.final()]).toString('utf8');
  } catch {
    return null;
  }
}

const keyFor = (secretKey: string, name: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secretKey, 'thidua vault', name, 32));
