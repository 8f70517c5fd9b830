import { createListener, isAfter, send } from '../emulator/listener.mjs';
import { readAll, readParams } from '../emulator/wire.mjs';
import { METHODS } from './methods.mjs';
import { OaError, oauthError } from './world.mjs';

/** openapi.zalo.me and oauth.zaloapp.com on one port, with the planned faults. `control` answers below /control. */
export function createServer(world, { faults, control }) {
  async function handle(req, res, url) {
    res.setHeader('date', new Date(world.now()).toUTCString());
    if (url.pathname.startsWith('/media/')) return sendMedia(res, url.pathname.slice('/media/'.length));
    const method = `${req.method} ${url.pathname}`;
    const fault = faults.next(method);
    if (fault?.kind === 'reset_before') {
      world.record(method, 'reset_before');
      return req.socket.resetAndDestroy();
    }
    const body = await readAll(req);
    if (fault !== null && fault !== undefined && instead(res, method, fault)) return;
    const answer =
      method === 'POST /v4/oa/access_token' ? tokens(req, body) : perform(method, req, body, url.searchParams);
    world.record(method, fault?.kind ?? answer.end);
    if (fault?.kind === 'reset_after') return req.socket.resetAndDestroy();
    if (fault?.kind === 'hang_after') return;
    const text = JSON.stringify(answer.body);
    const shown = fault?.kind === 'truncated' ? text.slice(0, text.length - 5) : text;
    const delay = world.options.answerDelayMs;
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    const left = Math.max(0, world.options.perMinute - world.minute.calls);
    const rate = { 'X-RateLimit-Limit': world.options.perMinute, 'X-RateLimit-Remain': left };
    send(res, answer.status, shown, 'application/json', rate);
  }

  function perform(method, req, bytes, query) {
    try {
      if (!Object.hasOwn(METHODS, method)) throw new OaError(-209, 'This API is not supported');
      world.limit(method.includes('/message/'));
      world.checkToken(bearerless(req));
      const data = METHODS[method](world, readInput(req, bytes, query));
      return { end: 'ok', status: 200, body: { data, error: 0, message: 'Success' } };
    } catch (error) {
      if (!(error instanceof OaError || error instanceof SyntaxError)) throw error;
      const known = error instanceof OaError ? error : new OaError(-201, 'body is invalid');
      return { end: known.code, status: 200, body: { error: known.code, message: known.message } };
    }
  }

  /** Only the bare header counts. */
  function bearerless(req) {
    return String(req.headers.access_token ?? '');
  }

  function tokens(req, bytes) {
    try {
      if (!/^application\/x-www-form-urlencoded/.test(req.headers['content-type'] ?? ''))
        throw oauthError(-14001, 'bad body');
      if (req.headers.secret_key !== world.options.appSecret) throw oauthError(-14004, 'Invalid secret key');
      return { end: 'ok', status: 200, body: world.exchange(new URLSearchParams(bytes.toString('utf8'))) };
    } catch (error) {
      if (!error.oauth) throw error;
      const { oauthErrors } = world.options;
      const named = oauthErrors === 'name_only' ? { ...error.oauth, error: undefined } : error.oauth;
      return { end: error.oauth.error, status: oauthErrors === '4xx' ? 400 : 200, body: named };
    }
  }

  /** Faults that come instead of the call; true when it has been answered (or never will be). */
  function instead(res, method, fault) {
    const { kind } = fault;
    if (isAfter(fault)) return false;
    world.record(method, kind);
    if (kind === 'hang') return true;
    if (kind === 'too_many')
      send(res, 200, JSON.stringify({ error: -32, message: 'Your application reached limit call api' }));
    else if (kind === 'error_500') send(res, 500, '{"error":500,"message":"Internal Server Error"}');
    else if (kind === 'error_502_page') send(res, 502, '<html><h1>502 Bad Gateway</h1></html>', 'text/html');
    else if (kind === 'not_json') send(res, fault.status ?? 200, fault.body ?? 'not json');
    else
      send(
        res,
        200,
        JSON.stringify({ error: fault.code ?? -200, message: fault.description ?? 'Send message failed' }),
      );
    return true;
  }

  function sendMedia(res, id) {
    const file = world.media.get(id);
    if (!file) return send(res, 404, 'gone', 'text/plain');
    res.writeHead(200, { 'content-type': 'application/octet-stream' });
    res.end(file);
  }

  return createListener({ handle, control });
}

function readInput(req, bytes, query) {
  if (req.method === 'GET') return { data: JSON.parse(query.get('data') ?? '{}') };
  const { params, upload } = readParams(req.headers['content-type'], bytes, query);
  return { body: params, upload };
}
