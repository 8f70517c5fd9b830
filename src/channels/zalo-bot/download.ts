import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import type { Fetched, FileRef } from '../channel.js';
import { HttpFailure } from '../common/http-failure.js';
import type { ZaloHttp } from '../zalo/http.js';

const TIMEOUT_MS = 60_000;

/** Addresses of this machine and its own networks: a link in a message must not make us call them. */
const PRIVATE = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['224.0.0.0', 3],
] as const) {
  PRIVATE.addSubnet(net, bits, 'ipv4');
}
for (const [net, bits] of [
  ['::', 96],
  ['::ffff:0:0', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  PRIVATE.addSubnet(net, bits, 'ipv6');
}

/** A picture's bytes from Zalo's store. Only https to a public address, or the API's own origin (an emulator). */
export async function fetchPicture(http: ZaloHttp, root: URL, file: FileRef, limit: number): Promise<Fetched> {
  const url = URL.canParse(file.id) ? new URL(file.id) : null;
  if (url === null || !(await isAllowed(url, root))) return { refused: 'not_allowed' };
  try {
    const answer = await http.call({ method: 'GET', url, timeoutMs: TIMEOUT_MS, maxBytes: limit });
    if (answer.status === 200) return { bytes: answer.bytes };
    if (answer.status === 404 || answer.status === 410) return { refused: 'gone' };
    return { refused: answer.status === 401 || answer.status === 403 ? 'not_allowed' : 'failed' };
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    return { refused: error.kind === 'too_big' ? 'too_big' : 'failed' };
  }
}

async function isAllowed(url: URL, root: URL): Promise<boolean> {
  if (url.origin === root.origin) return true;
  if (url.protocol !== 'https:' || url.port !== '' || isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0) return false;
  try {
    const found = await lookup(url.hostname, { all: true });
    return found.every(({ address, family }) => !PRIVATE.check(address, family === 6 ? 'ipv6' : 'ipv4'));
  } catch {
    return false;
  }
}
