import { createListener, isAfter, send } from '../emulator/listener.mjs';
import { readAll, readParams, toJson } from '../emulator/wire.mjs';
import { METHODS } from './methods.mjs';
import { ApiError } from './world.mjs';

/** The Bot API over HTTP, with the planned faults. `control` answers paths below /control. */
export function createServer(world, { faults, updates, limiter, control }) {
  async function handle(req, res, url) {
    const file = /^\/file\/bot([^/]+)\/(.+)$/.exec(url.pathname);
    if (file) return sendFile(res, file[1], decodeURIComponent(file[2]));
    const call = /^\/bot([^/]+)\/(\w+)$/.exec(url.pathname);
    if (!call) return refuse(res, new ApiError(404, 'Not Found'));
    const method = call[2];
    const fault = faults.next(method);
    if (fault?.kind === 'reset_before') return drop(req, method);
    const body = await readAll(req);
    if (call[1] !== world.token) return refuse(res, new ApiError(401, 'Unauthorized'));
    await perform(req, res, method, body, url.searchParams, fault);
  }

  async function perform(req, res, method, body, query, fault) {
    const read = () => readParams(req.headers['content-type'], body, query);
    if (fault !== null && before(res, method, fault, read)) return;
    let result;
    try {
      const { params, upload } = read();
      limiter.check(method, params);
      result = await run(method, params, upload, (gone) => res.on('close', gone));
    } catch (error) {
      if (!(error instanceof ApiError || error instanceof SyntaxError)) throw error;
      const known = error instanceof ApiError ? error : new ApiError(400, 'Bad Request: object expected as JSON');
      world.record(method, known.code);
      return refuse(res, known);
    }
    world.record(method, fault?.kind ?? 'ok');
    if (fault?.kind === 'reset_after') return req.socket.resetAndDestroy();
    if (fault?.kind === 'hang_after') return;
    const text = `{"ok":true,"result":${toJson(result)}}`;
    if (fault?.kind === 'truncated') return send(res, 200, text.slice(0, text.length - 5));
    send(res, 200, text);
  }

  async function run(method, params, upload, onGone) {
    if (method === 'getUpdates') return updates.getUpdates(params, onGone);
    if (!Object.hasOwn(METHODS, method)) throw new ApiError(404, 'Not Found: method not found');
    return METHODS[method](world, params, upload);
  }

  /** Faults that come instead of the call; true when it has been answered (or never will be). */
  function before(res, method, fault, read) {
    const { kind } = fault;
    if (isAfter(fault)) return false;
    world.record(method, kind);
    if (kind === 'hang') return true;
    if (kind === 'too_many') {
      limiter.quiet(`chat ${read().params.chat_id}`, fault.retryAfterS);
      const retry = { retry_after: fault.retryAfterS };
      refuse(res, new ApiError(429, `Too Many Requests: retry after ${fault.retryAfterS}`, retry));
    } else if (kind === 'error_500') refuse(res, new ApiError(500, 'Internal Server Error'));
    else if (kind === 'error_502_page') send(res, 502, '<html><h1>502 Bad Gateway</h1></html>', 'text/html');
    else if (kind === 'ok_false') send(res, 200, '{"ok":false,"error_code":500,"description":"Internal Server Error"}');
    else if (kind === 'not_json') send(res, fault.status ?? 200, fault.body ?? 'not json');
    else refuse(res, new ApiError(fault.code, fault.description, fault.parameters));
    return true;
  }

  function drop(req, method) {
    world.record(method, 'reset_before');
    req.socket.resetAndDestroy();
  }

  function sendFile(res, token, path) {
    const file = [...world.files.values()].find((one) => one.path === path);
    if (token !== world.token || !file) return refuse(res, new ApiError(404, 'Not Found'));
    res.writeHead(200, { 'content-type': 'application/octet-stream' });
    res.end(file.bytes);
  }

  return createListener({ handle, control });
}

function refuse(res, error) {
  const parameters = error.parameters ? { parameters: error.parameters } : {};
  reply(res, error.code, { ok: false, error_code: error.code, description: error.message, ...parameters });
}
function reply(res, status, value) {
  send(res, status, toJson(value));
}
