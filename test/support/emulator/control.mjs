import { controlPage } from './control-page.mjs';
import { readAll } from './wire.mjs';

/**
 * The verbs of an emulator for a bot in another process, below /control: POST /faults {plan},
 * /wait {accepted | method+count, timeoutMs}; GET /stats, /ledger?from=N, /page; and the platform's own `verbs`.
 * `stats` adds to what all count; `shown` is how a message of the ledger is written.
 */
export function controlOf(
  platform,
  { world, faults },
  { verbs, stats, shown = (one) => one, toText = JSON.stringify },
) {
  const all = {
    faults(body) {
      if (body.plan) faults.plan(body.plan);
      else faults.clear();
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
    stats: () => ({ accepted: world.accepted.length, calls: world.counts, faults: faults.counts, ...stats() }),
    ledger: (_body, url) => world.accepted.slice(Number(url.searchParams.get('from') ?? 0)).map(shown),
    ...verbs,
  };
  const answer = (res, status, value) => {
    res.writeHead(status, { 'content-type': 'application/json' });
    res.end(toText(value));
  };

  return async (req, res, url) => {
    const verb = url.pathname.slice('/control/'.length);
    if (verb === 'page') {
      res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      return res.end(controlPage(platform));
    }
    try {
      const bytes = await readAll(req);
      if (!Object.hasOwn(all, verb)) throw new Error(`no such verb: ${verb}`);
      answer(res, 200, await all[verb](bytes.length > 0 ? JSON.parse(bytes.toString('utf8')) : {}, url));
    } catch (error) {
      answer(res, 400, { error: error.message });
    }
  };
}
