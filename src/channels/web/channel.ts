import { randomUUID } from 'node:crypto';
import type {
  Channel,
  Fetched,
  FileRef,
  Finding,
  Limits,
  Outgoing,
  Receive,
  Route,
  RouteRequest,
  RouteResponse,
  SendOutcome,
  Stop,
} from '../channel.js';
import { BUSY, NO_SESSION } from './answer.js';
import type { WebChannelDeps } from './deps.js';
import { type GuardRules, type JsonObject, readJson, refuseVisit } from './guard.js';
import { readFile, readMessages } from './poll.js';
import { BODY_LIMIT, receiveAct } from './receive.js';
import { addressOf, openSession } from './session.js';
import { createThrottle } from './throttle.js';
import { createWaiters } from './waiters.js';

const LIMITS: Limits = {
  text: 4_000,
  choices: 'buttons',
  maxChoices: 5,
  files: true,
  // The page keeps what we did not confirm and sends it again under the same `client_id`.
  durableReceiving: true,
  sendsPerSecond: 1_000,
};
const TEN_MINUTES = 600_000;
/** A hall full of people behind one office address joins in one morning. */
const SESSIONS_PER_VISITOR = 60;
const UPLOADS_PER_ADDRESS = 20;
/** The store could not; it is not known for how long. */
const RETRY_MS = 1_000;

/**
 * Our own chat in a browser. A person comes in by an invitation code (or, in the trial and on this machine only, as a
 * sample persona), speaks through POST /chat/messages and reads from a durable mailbox.
 */
export function createWebChannel(deps: WebChannelDeps): Channel {
  const rules: GuardRules =
    deps.publicUrl === undefined
      ? { trial: deps.trial }
      : { trial: deps.trial, publicOrigin: new URL(deps.publicUrl).origin };
  const sessions = createThrottle(SESSIONS_PER_VISITOR, TEN_MINUTES, deps.now);
  const uploads = createThrottle(UPLOADS_PER_ADDRESS, TEN_MINUTES, deps.now);
  const waiters = createWaiters();
  const underWay = new Set<Promise<RouteResponse>>();
  let receive: Receive | null = null;

  /** Keeps count of what is half received, so that `stop` can wait for it. */
  async function taking(work: (to: Receive) => Promise<RouteResponse>): Promise<RouteResponse> {
    if (receive === null) return BUSY;
    const promise = work(receive);
    underWay.add(promise);
    try {
      return await promise;
    } finally {
      underWay.delete(promise);
    }
  }

  const get = (path: string, handle: Route['handle']): Route => ({
    method: 'GET',
    path,
    handle: async (request) => refuseVisit(request, rules) ?? handle(request),
  });
  const post = (
    path: string,
    maxBody: number,
    handle: (request: RouteRequest, body: JsonObject) => Promise<RouteResponse>,
  ): Route => ({
    method: 'POST',
    path,
    maxBody,
    handle: async (request) => {
      const refused = refuseVisit(request, rules);
      if (refused !== null) return refused;
      const body = readJson(request);
      return 'answer' in body ? body.answer : handle(request, body.value);
    },
  });

  const routes = [
    post('/chat/session', 4_096, (request, body) => taking((to) => openSession(request, body, deps, sessions, to))),
    post('/chat/messages', BODY_LIMIT, async (request, body) => {
      const address = await addressOf(request, deps.sessions);
      return address === null ? NO_SESSION : taking((to) => receiveAct(address, body, deps, uploads, to));
    }),
    get('/chat/messages', (request) => readMessages(request, deps, waiters)),
    get('/chat/file', (request) => readFile(request, deps)),
  ];

  async function start(to: Receive): Promise<Stop> {
    receive = to;
    return async () => {
      receive = null;
      waiters.wakeAll();
      await Promise.allSettled(underWay);
    };
  }

  async function send(out: Outgoing): Promise<SendOutcome> {
    try {
      const file = out.file === null ? null : { id: randomUUID().replaceAll('-', ''), ...out.file };
      if (file !== null) await deps.files.put(file.id, file.bytes);
      const id = await deps.mailbox.append(out.address, {
        text: out.text,
        titled: out.titled,
        choices: out.choices,
        file: file === null ? null : { id: file.id, name: file.name, type: file.type },
      });
      if (id === null) return { refused: 'unknown_address' };
      waiters.wake(out.address);
      return { sent: String(id) };
    } catch (error) {
      deps.log.warn('web.not_sent', { error: error instanceof Error ? error.name : typeof error });
      return { retry: RETRY_MS, scope: 'lane' };
    }
  }

  async function fetch(file: FileRef, limit: number): Promise<Fetched> {
    try {
      const size = await deps.files.size(file.id);
      if (size === null) return { refused: 'gone' };
      if (size > limit) return { refused: 'too_big' };
      const bytes = await deps.files.get(file.id);
      return bytes === null ? { refused: 'gone' } : { bytes };
    } catch {
      return { refused: 'failed' };
    }
  }

  async function check(): Promise<readonly Finding[]> {
    const what = deps.trial
      ? 'web chat: sample personas, for browsers on this machine only'
      : 'web chat: by invitation code';
    return [{ level: 'ok', what, remedy: '', code: deps.trial ? 'web_trial' : 'web_codes' }];
  }

  return { name: 'web', limits: LIMITS, routes, start, send, fetch, check };
}
