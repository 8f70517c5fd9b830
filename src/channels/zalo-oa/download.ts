import type { Fetched, FileRef } from '../channel.js';
import { HttpFailure } from '../common/http-failure.js';
import type { ZaloHttp } from '../zalo/http.js';

/** Where Zalo keeps what people send; an address from a webhook is followed nowhere else. */
const HOSTS = ['zdn.vn', 'zadn.vn', 'dlfl.vn', 'zalo.me', 'zaloapp.com'];
const DOWNLOAD_TIMEOUT_MS = 60_000;

/** Reads a file from Zalo's own hosts, counting. `apiRoot`'s host counts as Zalo's: tests stand there. */
export async function fetchFile(http: ZaloHttp, apiRoot: URL, file: FileRef, limit: number): Promise<Fetched> {
  if (file.size !== null && file.size > limit) return { refused: 'too_big' };
  const url = URL.canParse(file.id) ? new URL(file.id) : null;
  if (url === null || !isZalos(url, apiRoot)) return { refused: 'not_allowed' };
  try {
    const answer = await http.call({ method: 'GET', url, timeoutMs: DOWNLOAD_TIMEOUT_MS, maxBytes: limit });
    if (answer.status === 200) return { bytes: answer.bytes };
    if (answer.status === 404 || answer.status === 410) return { refused: 'gone' };
    return { refused: answer.status === 401 || answer.status === 403 ? 'not_allowed' : 'failed' };
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    return { refused: error.kind === 'too_big' ? 'too_big' : 'failed' };
  }
}

function isZalos(url: URL, apiRoot: URL): boolean {
  if (url.origin === apiRoot.origin) return true;
  const named = HOSTS.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
  return named && url.protocol === 'https:' && url.port === '' && url.username === '';
}
