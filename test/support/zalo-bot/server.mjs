import { createListener, isAfter, send } from '../emulator/listener.mjs';
import { readAll, readParams } from '../emulator/wire.mjs';
import { METHODS } from './methods.mjs';
import { BotError } from './world.mjs';

/** The Bot API over HTTP, with the planned faults. `control` answers paths below /control. */
export function createServer(world, { faults, updates, control }) {
  async function handle(req, res, url) {
    res.sendDate = false;
    res.setHeader('date', new Date(world.now() + world.options.skewMs).toUTCString());
    const photo = /^\/photos\/(\w+)\.jpg$/.exec(url.pathname)?.[1];
    if (photo !== undefined) return sendPhoto(res, world.files.get(photo));
    const call = /^\/bot([^/]+)\/(\w+)$/.exec(url.pathname);
    if (!call) return refuse(res, new BotError(404, 'Not Found'));
    const method = call[2];
    const fault = faults.next(method);
    if (fault?.kind === 'reset_before') {
      world.record(method, 'reset_before');
      return req.socket.resetAndDestroy();
    }
    const body = await readAll(req);
    if (decodeURIComponent(call[1]) !== world.token) return refuse(res, new BotError(401, 'Unauthorized'));
    if (fault !== null && instead(res, method, fault)) return;
    let result;
    try {
      const { params } = readParams(req.headers['content-type'], body, url.searchParams);
      result = await run(method, params, (gone) => res.on('close', () => res.writableFinished || gone()));
    } catch (error) {
      if (!(error instanceof BotError || error instanceof SyntaxError)) throw error;
      const known = error instanceof BotError ? error : new BotError(400, 'Bad Request: body is not JSON');
      world.record(method, known.code);
      return refuse(res, known);
    }
    world.record(method, fault?.kind ?? 'ok');
    if (fault?.kind === 'reset_after') return req.socket.resetAndDestroy();
    if (fault?.kind === 'hang_after') return;
    const text = JSON.stringify({ ok: true, result, error_code: 0 });
    send(res, 200, fault?.kind === 'truncated' ? text.slice(0, -5) : text);
  }

  async function run(method, params, onGone) {
    if (method === 'getUpdates') return updates.getUpdates(params, onGone);
    if (!Object.hasOwn(METHODS, method)) throw new BotError(404, 'Not Found');
    return METHODS[method](world, params);
  }

  /** Faults that come instead of the call; true when it has been answered (or never will be). */
  function instead(res, method, fault) {
    const { kind } = fault;
    if (isAfter(fault)) return false;
    world.record(method, kind);
    if (kind === 'hang') return true;
    if (kind === 'too_many') refuse(res, new BotError(429, 'Quota exceeded'));
    else if (kind === 'error_500') send(res, 500, '{"ok":false,"description":"Internal","error_code":500}');
    else if (kind === 'error_502_page') send(res, 502, '<html><h1>502 Bad Gateway</h1></html>', 'text/html');
    else if (kind === 'ok_false') send(res, 200, '{"ok":false,"error_code":500,"description":"Internal Server Error"}');
    else if (kind === 'not_json') send(res, fault.status ?? 200, fault.body ?? 'not json');
    else refuse(res, new BotError(fault.code, fault.description));
    return true;
  }

  function refuse(res, error) {
    const status = world.options.refusalStatus === '200' ? 200 : error.code;
    send(res, status, JSON.stringify({ ok: false, description: error.message, error_code: error.code }));
  }

  function sendPhoto(res, bytes) {
    if (bytes === undefined) return send(res, 404, 'gone', 'text/plain');
    res.writeHead(200, { 'content-type': 'image/jpeg' });
    res.end(bytes);
  }

  return createListener({ handle, control });
}
