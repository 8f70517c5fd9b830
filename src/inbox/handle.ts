/** One turn: facts -> conversation.step -> events -> apply, all on the transaction that marks the row done. */
import { languageAfter, step } from '../conversation/engine.js';
import type { FileRead, InvitationLinks, Makers, Turn } from '../conversation/turn.js';
import type { ReachEvent } from '../events/event.js';
import { line } from '../messages/message.js';
import type { Words } from '../messages/render.js';
import { apply } from '../store/apply.js';
import { type Caches, createFacts, type WhoAndSession } from '../store/facts.js';
import type { Tx } from '../store/port.js';
import { markGone } from '../store/queries/address.js';
import { forgetInboxText, type InboxRow } from '../store/queries/inbox.js';
import { enqueue, type OutboxRow } from '../store/queries/outbox.js';
import { saveSession } from '../store/queries/session.js';

export interface HandleOptions {
  readonly caches: Caches;
  readonly words: Words;
  readonly make: Makers;
  readonly secretKey: string;
  readonly links: InvitationLinks;
  /** The house's clock: the assumed day in a trial. */
  readonly now: () => number;
}

/** `read` is what became of a file before the turn, since reading one needs a child process. */
export type Handle = (tx: Tx, row: InboxRow, read: FileRead | null) => Promise<readonly OutboxRow[]>;

export function createHandle(options: HandleOptions): Handle {
  const { caches, words, make, secretKey, links } = options;
  return async (tx, row, read) => {
    const now = options.now();
    const facts = createFacts(tx, caches, now);
    const address = `${row.channel}:${row.address}`;
    const stored = await facts.whoAndSession(address);
    const who = stored.who.known ? stored.who : newcomer(stored.who, row);
    const news = reachNews(address, row);
    if (row.body.kind === 'signal' || row.body.kind === 'gone' || row.body.kind === 'back') {
      if (row.body.kind !== 'signal' && who.known) await markGone(tx, address, row.body.kind === 'gone' ? now : null);
      const actor = { kind: 'address' as const, address };
      return apply(tx, [news], { actor, address, seq: row.seq, now, secretKey, newId: make.newId, handed: true });
    }
    // Whoever writes can be written to again.
    if (stored.gone) await markGone(tx, address, null);
    const input = { body: row.body, at: row.at ?? row.receivedAt, ref: row.ref };
    const { session } = stored;
    const turn: Turn = { input, session, who, facts, now, make, words, language: who.language, links, file: read };
    const decision = await step(turn);
    await saveSession(tx, address, { session: decision.session, at: now }, stored.left.session);
    // What is typed for practice is kept nowhere.
    if (session.practice != null || decision.session.practice != null) await forgetInboxText(tx, row.seq);
    const { actor, events } = decision;
    const language = languageAfter(turn, events);
    const env = {
      actor,
      address,
      language,
      seq: row.seq,
      now,
      secretKey,
      newId: make.newId,
      moves: caches.moves,
      handed: true,
    };
    return apply(tx, isKnown(news, stored.left) ? events : [news, ...events], env);
  };
}

/** How far behind the latest act of an address may be known; a window then shuts that much early, never late. */
const SEEN_MS = 30_000;

/** An act so soon after the last one, at the same place, opens no window and lets nothing out that waits. */
function isKnown({ seenAt, followed }: ReachEvent, left: WhoAndSession['left']): boolean {
  if (seenAt === undefined || followed !== undefined || left.seenAt === null) return false;
  if (left.elsewhere || left.shutOut || (left.shutAt !== null && left.shutAt >= left.seenAt)) return false;
  return seenAt - left.seenAt < SEEN_MS;
}

/** What a message, whatever it says, tells about reaching its sender. */
function reachNews(address: string, row: InboxRow): ReachEvent {
  const at = row.at ?? row.receivedAt;
  const type = 'reach_noted';
  switch (row.body.kind) {
    case 'signal':
      return row.body.what === 'human' ? { type, address, humanAt: at } : { type, address, seenAt: at };
    case 'gone':
      return { type, address, followed: false };
    case 'back':
      return { type, address, followed: true, seenAt: at };
    default:
      return { type, address, seenAt: at };
  }
}

/** Somebody never seen before is spoken to in the platform's language, Vietnamese unless it says English. */
function newcomer(who: Turn['who'], row: InboxRow): Turn['who'] {
  const language = row.language?.toLowerCase().startsWith('en') === true ? 'en' : 'vi';
  return { ...who, displayName: row.displayName, language };
}

/** The polite word when a message could not be handled after all tries. */
export async function sayParked(tx: Tx, row: InboxRow, now: number): Promise<readonly OutboxRow[]> {
  const message = { lines: [line('unreadable.parked')], choices: [] };
  const to = { channel: row.channel, address: row.address };
  const fresh = { to, lane: 'reply' as const, about: null, message, language: null, inboxSeq: row.seq, handed: true };
  return [await enqueue(tx, fresh, now)];
}
