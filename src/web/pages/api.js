/** Calls to our own server. A refusal is a `Refused` with the server's code; anything else thrown is a lost connection. */
export class Refused extends Error {
  constructor(status, code, ref) {
    super(code);
    this.status = status;
    this.code = code;
    this.ref = ref;
  }

  /** The server could not just now: the same request may be sent again. */
  get passing() {
    return this.status >= 500 || this.status === 408 || this.status === 429;
  }
}

const TIMEOUT_MS = 20_000;

async function call(path, init, timeoutMs, signal) {
  const limit = new AbortController();
  const end = () => limit.abort();
  const timer = setTimeout(end, timeoutMs);
  signal?.addEventListener('abort', end);
  try {
    const response = await fetch(path, { ...init, signal: limit.signal });
    if (response.ok) return await response.json();
    const { error } = await response.json().catch(() => ({}));
    throw new Refused(response.status, error?.code ?? 'bad_request', error?.ref);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
  }
}

export const get = (path, { signal, timeoutMs = TIMEOUT_MS } = {}) => call(path, {}, timeoutMs, signal);

export const post = (path, body, { timeoutMs = TIMEOUT_MS } = {}) =>
  call(
    path,
    { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
    timeoutMs,
  );

/** The invitation code behind the #, where no log sees it; '' when there is none. */
export function codeInHash() {
  try {
    return decodeURIComponent(location.hash.slice(1)).trim();
  } catch {
    return '';
  }
}

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
