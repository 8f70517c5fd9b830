import { controlPage } from '../control-page.mjs';
import { readAll, toJson } from './wire.mjs';

/**
 * The same verbs for a bot in another process: POST /control/say [{user,text}], /press {user,label|data},
 * /faults {plan}, /wait {accepted|method+count, timeoutMs}; GET /control/stats, /control/ledger?from=N.
 */
export function createControl(emulator) {
  const { world } = emulator;
  const verbs = {
    say(body) {
      for (const one of [body].flat()) emulator.user(one.user).says(one.text);
      return { queued: world.updates.length };
    },
    know(body) {
      for (const id of [body.users].flat()) emulator.user(id).isKnown();
      return { people: world.people.size };
    },
    press(body) {
      const person = emulator.user(body.user);
      return { press: body.label === undefined ? person.pressesData(body.data) : person.presses(body.label) };
    },
    faults(body) {
      if (body.plan) emulator.faults.plan(body.plan);
      else emulator.faults.clear();
      return {};
    },
    async wait(body) {
      const started = performance.now();
      const reached =
        body.accepted === undefined
          ? () => (world.counts[body.method] ?? 0) >= body.count
          : () => world.accepted.length >= body.accepted;
      await world.waitFor(reached, body.timeoutMs ?? 60_000);
      return { ms: performance.now() - started, accepted: world.accepted.length };
    },
    stats: () => ({
      accepted: world.accepted.length,
      waiting: world.updates.length,
      expired: world.expired,
      early: world.early,
      calls: world.counts,
      faults: emulator.faults.counts,
    }),
    ledger: (_body, url) => world.accepted.slice(Number(url.searchParams.get('from') ?? 0)),
  };

  return async (req, res, url) => {
    const verb = url.pathname.slice('/control/'.length);
    if (verb === 'page') {
      res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      return res.end(controlPage('Telegram'));
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
  res.end(toJson(value));
}
