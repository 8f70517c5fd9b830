import { controlPage } from '../control-page.mjs';
import { readAll } from '../telegram/wire.mjs';

/**
 * The same verbs for a bot in another process: POST /control/say [{user,text}], /sticker {user}, /voice {user},
 * /picture {user,base64,caption}, /faults {plan}, /wait {accepted, timeoutMs}; GET /control/stats, /control/ledger?from=N.
 */
export function createControl(emulator) {
  const { world } = emulator;
  const verbs = {
    say(body) {
      for (const one of [body].flat()) emulator.user(String(one.user)).says(one.text);
      return { queued: world.events.length };
    },
    sticker: (body) => ({ message: emulator.user(String(body.user)).sendsSticker() }),
    voice: (body) => ({ message: emulator.user(String(body.user)).sendsVoice() }),
    picture: (body) => ({
      message: emulator.user(String(body.user)).sendsPicture({ ...body, bytes: Buffer.from(body.base64, 'base64') }),
    }),
    faults(body) {
      if (body.plan) emulator.faults.plan(body.plan);
      else emulator.faults.clear();
      return {};
    },
    async wait(body) {
      await world.waitFor(() => world.accepted.length >= body.accepted, body.timeoutMs ?? 60_000);
      return { accepted: world.accepted.length };
    },
    stats: () => ({
      accepted: world.accepted.length,
      waiting: world.events.length,
      sentThisMonth: world.sentThisMonth,
      calls: world.counts,
      faults: emulator.faults.counts,
    }),
    ledger: (_body, url) =>
      world.accepted
        .slice(Number(url.searchParams.get('from') ?? 0))
        .map(({ id, at, method, chat, text, photo }) => ({ id, at, method, chat, text, photo: photo?.length ?? null })),
  };

  return async (req, res, url) => {
    const verb = url.pathname.slice('/control/'.length);
    if (verb === 'page') {
      res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      return res.end(controlPage('Zalo Bot'));
    }
    try {
      const bytes = await readAll(req);
      if (!Object.hasOwn(verbs, verb)) throw new Error(`no such verb: ${verb}`);
      answer(res, 200, await verbs[verb](bytes.length > 0 ? JSON.parse(bytes.toString('utf8')) : {}, url));
    } catch (error) {
      answer(res, 400, { error: error.message });
    }
  };
}

function answer(res, status, value) {
  res.writeHead(status, { 'content-type': 'application/json' });
  res.end(JSON.stringify(value));
}
