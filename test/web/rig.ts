/** The web room over a small house of its own: an in-memory mailbox, sessions and files. */
import { request as httpRequest } from 'node:http';
import type { Channel, Incoming, Receive } from '../../src/channels/channel.js';
import { createWebChannel } from '../../src/channels/web/channel.js';
import type { MailboxMessage, WebChannelDeps } from '../../src/channels/web/deps.js';
import { cataloguesIn } from '../../src/messages/locales.js';
import { createWords } from '../../src/messages/render.js';
import { packageRoot } from '../../src/runtime/root.js';
import type { Readiness } from '../../src/web/health.js';
import type { Persona } from '../../src/web/page-data.js';
import { createPages, type PagesOptions } from '../../src/web/pages.js';
import { createServer, type ServerOptions, type WebServer } from '../../src/web/server.js';

/** The one link to a file that is good. */
export const LINK = 'a'.repeat(40);

export const CODE = 'K7QM-9F2X-TB4W-HN3C';
const catalogues = cataloguesIn(packageRoot);

export const READY: Readiness = {
  ok: true,
  mode: 'trial',
  engine: 'sqlite',
  sqlite: '3.53.2',
  schema: '1',
  synchronous: 'full',
  inbox_open: 0,
  inbox_parked: 0,
  outbox_due: 0,
  outbox_in_doubt: 0,
  oldest_unhandled_inbox_s: null,
  oldest_due_outbox_s: null,
  last_tick_s: null,
  backup_age_s: null,
  audit_head: null,
  degraded: [],
};

interface Logged {
  readonly event: string;
  readonly fields: unknown;
}

export function createLog() {
  const lines: Logged[] = [];
  const put = (event: string, fields?: unknown) => void lines.push({ event, fields });
  return { lines, info: put, warn: put, error: put };
}

/** What the store and the composition would hand to the channel. */
export function createMemory() {
  const mail: (MailboxMessage & { address: string })[] = [];
  const sessions = new Map<string, string>();
  const files = new Map<string, Uint8Array>();
  const known = new Set<string>();
  const state = { broken: false };
  const check = () => {
    if (state.broken) throw new Error('the store cannot: /secret/path');
  };
  const start = (address: string, payload: string): Incoming => ({
    key: `web:${address}:start:${sessions.size}`,
    channel: 'web',
    address,
    displayName: null,
    language: null,
    at: null,
    ref: null,
    body: { kind: 'start', payload },
  });
  const deps: Pick<WebChannelDeps, 'mailbox' | 'files' | 'sessions'> = {
    mailbox: {
      append: async (address, message) => {
        check();
        if (!known.has(address)) return null;
        return mail.push({ ...message, address, id: mail.length + 1 });
      },
      after: async (address, after) => {
        check();
        return mail.filter((one) => one.address === address && one.id > after);
      },
    },
    files: {
      put: async (id, bytes) => {
        check();
        files.set(id, bytes);
      },
      size: async (id) => files.get(id)?.byteLength ?? null,
      get: async (id) => files.get(id) ?? null,
    },
    sessions: {
      open: async (by) => {
        if ('persona' in by && by.persona === 'nobody') return { refused: 'unknown_persona' };
        const address = 'code' in by ? `guest-${sessions.size + 1}` : `trial-${by.persona}`;
        known.add(address);
        return { address, incoming: 'code' in by ? start(address, by.code) : null };
      },
      find: async (hash) => {
        check();
        const address = sessions.get(hash);
        return address === undefined ? null : { address };
      },
      save: async (hash, address) => {
        check();
        sessions.set(hash, address);
      },
    },
  };
  return { deps, mail, sessions, files, known, state };
}

export const PERSONAS: readonly Persona[] = [
  { id: 'focal_point:22771', role: 'focal_point', name: 'Phường Mỹ Đông' },
  { id: 'focal_point:22741', role: 'focal_point', name: 'Phường Đô Vinh' },
  { id: 'focal_point:22780', role: 'focal_point', name: 'Xã Thành Hải' },
  { id: 'coordinator', role: 'coordinator', name: 'Phòng VHTT' },
  { id: 'leader', role: 'leader', name: null },
];

export interface RigOptions {
  readonly trial?: boolean;
  readonly publicUrl?: string;
  readonly mayKeep?: (name: string) => boolean;
  readonly host?: string;
  readonly more?: ServerOptions['routes'];
  readonly health?: ServerOptions['health'];
  readonly links?: PagesOptions['links'];
  /** What the house does with an act; by default it only keeps it in `received`. */
  readonly answer?: (channel: Channel, item: Incoming) => Promise<void>;
}

export interface WebRig {
  readonly channel: Channel;
  readonly server: WebServer;
  readonly memory: ReturnType<typeof createMemory>;
  readonly received: Incoming[];
  readonly log: ReturnType<typeof createLog>;
  readonly port: number;
  readonly clock: { now: number; day: string };
  stop(): Promise<void>;
}

export async function startWeb(options: RigOptions = {}): Promise<WebRig> {
  const trial = options.trial ?? true;
  const memory = createMemory();
  const log = createLog();
  const clock = { now: Date.parse('2023-12-11T09:00:00+07:00'), day: '2023-12-11' };
  const now = () => clock.now;
  const publicUrl = options.publicUrl === undefined ? {} : { publicUrl: options.publicUrl };
  const mayKeep = options.mayKeep === undefined ? {} : { mayKeep: options.mayKeep };
  const channel = createWebChannel({ ...memory.deps, trial, now, log, ...publicUrl, ...mayKeep });
  const words = createWords(catalogues);
  const day = {
    get: async () => clock.day,
    set: async (next: string) => {
      clock.day = next;
    },
  };
  const pages = createPages({
    root: packageRoot,
    trial: trial ? { day, personas: async () => PERSONAS } : null,
    links: options.links ?? {},
    catalogues,
    words,
    now,
    ...publicUrl,
    preview: async (code) =>
      code === CODE
        ? { unit: 'Phường Văn Hải', role: 'Cán bộ đầu mối', campaign: 'Chuyển đổi số thành phố Phan Rang-Tháp Chàm' }
        : null,
    linked: async (id) => (id === LINK ? { name: 'Số liệu.csv', type: 'text/csv', bytes: new Uint8Array([65]) } : null),
  });
  const received: Incoming[] = [];
  const keys = new Set<string>();
  const receive: Receive = async (items) => {
    if (memory.state.broken) throw new Error('the store cannot');
    for (const item of items) {
      if (keys.has(item.key)) continue;
      keys.add(item.key);
      received.push(item);
      void options.answer?.(channel, item);
    }
  };
  const stop = await channel.start(receive);
  const server = createServer({
    routes: [...channel.routes, ...(options.more ?? [])],
    pages,
    health: options.health ?? (async () => READY),
    host: options.host ?? '127.0.0.1',
    port: 0,
    log,
  });
  const port = await server.listen();
  return {
    channel,
    server,
    memory,
    received,
    log,
    port,
    clock,
    async stop() {
      await stop();
      await server.close();
    },
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** The body as JSON; undefined where it is none. */
  readonly json: unknown;
}
export interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object travels as JSON, text and bytes as they are. */
  readonly body?: unknown;
  readonly host?: string;
}

/** One request over its own connection. */
export function ask(port: number, path: string, { method, headers = {}, body, host }: Ask = {}): Promise<Answer> {
  const raw = body === undefined || typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  const type = raw === undefined ? {} : { 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      {
        host: host ?? '127.0.0.1',
        port,
        path,
        agent: false,
        method: method ?? (raw === undefined ? 'GET' : 'POST'),
        headers: { ...type, ...headers },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json: parsed(text) });
        });
      },
    );
    request.on('error', reject);
    request.end(raw);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Comes in and returns the Cookie header to speak with. */
export async function enter(port: number, by: unknown = { persona: 'leader' }): Promise<string> {
  const answer = await ask(port, '/chat/session', { body: by });
  const [cookie = ''] = answer.headers['set-cookie'] ?? [];
  return cookie.split(';')[0] ?? '';
}
