import { createHash, timingSafeEqual } from 'node:crypto';

export interface Signed {
  readonly appId: string;
  /** The OA's own key ("Khóa bí mật OA"), not the app's secret. */
  readonly oaSecret: string;
  /** As received: a body written anew signs differently. */
  readonly body: Uint8Array;
  /** `X-ZEvent-Signature`, with or without `mac=`. */
  readonly given: string;
  /** The body's `timestamp`, then `X-ZEvent-Timestamp`: sources differ on which one is signed, either is taken. */
  readonly timestamps: readonly string[];
}

/** mac = SHA-256(appId + body + timestamp + OA secret), hex; a plain hash, not an HMAC. Constant time. */
export function isSigned({ appId, oaSecret, body, given, timestamps }: Signed): boolean {
  const hex = given.trim().replace(/^mac=/i, '').toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(hex)) return false;
  const mac = Buffer.from(hex, 'hex');
  let good = false;
  for (const timestamp of timestamps) {
    const expected = createHash('sha256').update(appId).update(body).update(timestamp).update(oaSecret).digest();
    if (timingSafeEqual(mac, expected)) good = true;
  }
  return good;
}
