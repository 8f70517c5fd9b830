import { controlPage } from '../control-page.mjs';
import { readAll } from '../telegram/wire.mjs';

/**
 * The same verbs for a bot in another process: POST /control/register {url}, /say [{user,text}], /press {user,label},
 * /follow {user}, /hand {user}, /image {user}, /faults {plan}, /wait {accepted, timeoutMs}, /grant {challenge}, /issue;
 * GET /control/stats, /control/ledger?from=N.
 */
export function createControl(emulator) {
  const { world } = emulator;
  const verbs = {
    register: async (body) => ({ status: await emulator.register(body.url) }),
    say(body) {
      for (const one of [body].flat()) emulator.user(one.user).says(one.text);
      return { waiting: world.events.length };
    },
    press: (body) => ({ ref: emulator.user(body.user).presses(body.label) }),
    follow: (body) => emulator.user(body.user).follows() ?? {},
    hand: (body) => emulator.user(body.user).isAnsweredByHand() ?? {},
    image: (body) => ({ ref: emulator.user(body.user).sendsImage(Buffer.from([0xff, 0xd8, 0xff, 0xe0])) }),
    faults(body) {
      if (body.plan) emulator.faults.plan(body.plan);
      else emulator.faults.clear();
      return {};
    },
    async wait(body) {
      const started = performance.now();
      await world.waitFor(() => world.accepted.length >= body.accepted, body.timeoutMs ?? 60_000);
      return { ms: performance.now() - started, accepted: world.accepted.length };
    },
    grant: (body) => ({ code: emulator.grant(body.challenge ?? null) }),
    issue: () => emulator.issue(),
    stats: () => ({
      accepted: world.accepted.length,
      waiting: world.events.length,
      charged: world.charged,
      exchanges: world.tokens.exchanges,
      calls: world.counts,
      faults: emulator.faults.counts,
    }),
    ledger: (_body, url) => world.accepted.slice(Number(url.searchParams.get('from') ?? 0)),
  };

  return async (req, res, url) => {
    const verb = url.pathname.slice('/control/'.length);
    if (verb === 'page') {
      res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      return res.end(controlPage('Zalo OA'));
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
