/** The whole service as a real process against the emulated platform, whose answers take a while on the way back. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadPlanEvents } from '../../src/admin/campaign-load.js';
import { loadBuiltIn } from '../../src/campaigns/catalogue.js';
import type { Event } from '../../src/events/event.js';
import { type House, openHouse } from '../../src/runtime/composition.js';
import { readConfig } from '../../src/runtime/config.js';
import { createCaches, createFacts } from '../../src/store/facts.js';
import { writeEvents } from './world.js';

const DAY = 86_400_000;
export type ServiceEnv = Readonly<Record<string, string>>;

export function officeEnv(folder: string, more: ServiceEnv): ServiceEnv {
  return {
    PATH: process.env.PATH ?? '',
    NODE_ENV: 'test',
    THIDUA_MODE: 'office',
    DATABASE_URL: `file:${folder}/office.db`,
    DATA_DIR: folder,
    PORT: '0',
    SEND_RATE_PER_S: '1000',
    LOG_LEVEL: 'error',
    ...more,
  };
}

export async function houseOf(env: ServiceEnv): Promise<House> {
  const config = readConfig(env);
  if (!config.ok) throw new Error(JSON.stringify(config.problem));
  const opened = await openHouse(config.value);
  if (!opened.ok) throw new Error(opened.problem.code);
  return opened.value;
}

/** `telegram:<first>` and the next ones. */
export const telegramPlaces = (count: number, first: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `telegram:${first + i}`);

/** As many wards as places owe one report whose window is open at the real clock; ward i's focal point is at places[i]. */
export async function seedOffice(env: ServiceEnv, places: readonly string[]): Promise<void> {
  const parsed = loadBuiltIn('prtc');
  if (parsed === null || 'problems' in parsed) throw new Error('cannot seed');
  const house = await houseOf(env);
  const now = Date.now();
  const model = parsed.plan.units.find((unit) => unit.name.startsWith('Phường'));
  if (model === undefined) throw new Error('no ward');
  const wards = places.map((_, i) => ({ ...model, code: `${50_000 + i}`, name: `Phường Thử ${i}` }));
  const plan = { ...parsed.plan, units: wards };
  await writeEvents(house, loadPlanEvents({ plan, source: 'prtc', through: null, document: null }, []), now);
  const known = await house.store.read((tx) => createFacts(tx, createCaches(), now).units('prtc'));
  const obligations = known.map((unit) => ({
    obligationId: house.make.newId(),
    dutyId: 'unit_report',
    unitId: unit.id,
    period: '2025',
    opensAt: now - DAY,
    dueBefore: now + 30 * DAY,
    locksAt: now + 90 * DAY,
  }));
  await writeEvents(house, [{ type: 'obligations_opened', campaignId: 'prtc', obligations }], now);
  const idOf = new Map(known.map((unit) => [unit.code, unit.id]));
  const seats = places.flatMap((address, i): Event[] => {
    const personId = house.make.newId();
    const seat = { seatId: house.make.newId(), campaignId: 'prtc', unitId: idOf.get(`${50_000 + i}`) ?? null };
    return [
      { type: 'person_opened', personId, address, displayName: null, language: 'vi' },
      { type: 'seat_opened', personId, ...seat, role: 'focal_point', invitationId: null, confirmed: true },
    ];
  });
  await writeEvents(house, seats, now - DAY);
  await house.close();
}

/** Passes calls on; each answer but a held poll's comes back 50–150 ms late. A caller's death ends its call. */
export async function slowRoad(apiRoot: string, random: () => number) {
  const inSend = new Set<object>();
  const server = createServer((req, res) => {
    const polls = req.url?.endsWith('/getUpdates') ?? false;
    const sends = req.url?.endsWith('/sendMessage') ?? false;
    const on = request(new URL(req.url ?? '/', apiRoot), { method: req.method, headers: req.headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        setTimeout(
          () => {
            res.writeHead(answer.statusCode ?? 500, answer.headers);
            res.end(Buffer.concat(chunks));
          },
          polls ? 0 : 50 + random() * 100,
        );
      });
    });
    if (sends) inSend.add(req);
    on.on('error', () => res.destroy());
    res.on('close', () => {
      inSend.delete(req);
      if (!res.writableFinished) on.destroy();
    });
    req.pipe(on);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    apiRoot: `http://127.0.0.1:${port}`,
    sending: () => inSend.size,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

export interface Service {
  readonly process: ChildProcess;
  readonly startedAt: number;
  readonly errors: () => string;
  readonly ended: Promise<{ code: number | null; signal: string | null }>;
}

/** `node dist/main.js` itself, without a shell between. */
export function startService(env: ServiceEnv): Service {
  const child = spawn(process.execPath, ['dist/main.js'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    child.on('close', (code, signal) => resolve({ code, signal })),
  );
  return { process: child, startedAt: Date.now(), errors: () => errors, ended };
}
