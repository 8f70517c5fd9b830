/**
 * The waiting room of one channel, without effects: replies first, then reminders, then broadcasts; one message in
 * flight per address, in order; a rate over all; holds for one chat or for everyone. Times are monotonic.
 */
import type { Lane, OutboxRow } from '../store/queries/outbox.js';

/** A row with the address found for it. */
export interface Waiting {
  readonly row: OutboxRow;
  readonly address: string;
}

interface Chat {
  readonly address: string;
  /** By lane, then by arrival. */
  readonly rows: OutboxRow[];
  busy: boolean;
  heldUntil: number;
  /** The ready queues it stands in. */
  readonly offered: Record<Lane, boolean>;
}

export interface LaneLimits {
  readonly concurrency: number;
  /** Of these, at most so many for reminders and broadcasts. */
  readonly bulkConcurrency: number;
  readonly perSecond: number;
}

/** Answered sends whose outcome is not committed yet, per send at one time: more of them wait for the store. */
const UNSETTLED = 8;

/** A timer that comes late by no more than this costs no place in the rate: what waited for it goes at once. */
const CATCH_UP_MS = 100;

const ORDER: readonly Lane[] = ['reply', 'reminder', 'broadcast'];

export class Lanes {
  readonly #chats = new Map<string, Chat>();
  readonly #ready: Record<Lane, Chat[]> = { reply: [], reminder: [], broadcast: [] };
  readonly #held = new Set<Chat>();
  #inFlight = 0;
  #bulkInFlight = 0;
  #unsettled = 0;
  #heldUntil = 0;
  #bulkHeldUntil = 0;
  #nextSlot = Number.NEGATIVE_INFINITY;
  #size = 0;

  constructor(private readonly limits: LaneLimits) {}

  /** Rows waiting, not counting those in flight. */
  get size(): number {
    return this.#size;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  add({ row, address }: Waiting): void {
    const chat = this.#chat(address);
    const rank = ORDER.indexOf(row.lane);
    let at = chat.rows.length;
    while (at > 0 && ORDER.indexOf(chat.rows[at - 1]?.lane ?? 'reply') > rank) at--;
    chat.rows.splice(at, 0, row);
    this.#size++;
    this.#offer(chat);
  }

  /** The next row to send now, taken as in flight; null when nobody may go. */
  next(now: number): Waiting | null {
    this.#releaseHeld(now);
    if (this.#full() || now < this.#heldUntil || now < this.#nextSlot) return null;
    for (const lane of ORDER) {
      if (lane !== 'reply' && (this.#bulkInFlight >= this.limits.bulkConcurrency || now < this.#bulkHeldUntil))
        return null;
      const chat = this.#pick(lane);
      const row = chat?.rows.shift();
      if (chat === undefined || row === undefined) continue;
      chat.busy = true;
      this.#size--;
      this.#inFlight++;
      this.#unsettled++;
      if (row.lane !== 'reply') this.#bulkInFlight++;
      this.#nextSlot = this.#slotFrom(now) + 1000 / this.limits.perSecond;
      return { row, address: chat.address };
    }
    return null;
  }

  /** A fast lane may also begin with what it could have sent meanwhile; a slow one begins at its own pace. */
  #slotFrom(now: number): number {
    const late = now - this.#nextSlot;
    if (late <= CATCH_UP_MS) return this.#nextSlot;
    return this.limits.perSecond > 100 ? now - CATCH_UP_MS : now;
  }

  /** Nothing goes to this address before `until`. */
  hold(address: string, until: number): void {
    const chat = this.#chat(address);
    chat.heldUntil = Math.max(chat.heldUntil, until);
    this.#held.add(chat);
  }

  /** The call for the row taken by `next` has ended: others may go, its own address waits for `done`. */
  landed(row: OutboxRow): void {
    this.#inFlight--;
    if (row.lane !== 'reply') this.#bulkInFlight--;
  }

  /** The row taken by `next` is over, after `landed`; `again` puts it back in front of its address. */
  done({ address }: Waiting, again: OutboxRow | null, heldUntil: number): void {
    this.#unsettled--;
    const chat = this.#chat(address);
    chat.busy = false;
    // A hold that came while it was under way stands.
    chat.heldUntil = Math.max(chat.heldUntil, heldUntil);
    if (again !== null) {
      chat.rows.unshift(again);
      this.#size++;
    }
    this.#offer(chat);
  }

  /** Nobody of this channel goes before `until`. */
  holdAll(until: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, until);
  }

  /** No reminder and no broadcast of this channel goes before `until`. */
  holdBulk(until: number): void {
    this.#bulkHeldUntil = Math.max(this.#bulkHeldUntil, until);
  }

  /** When something may become possible by itself; Infinity when only another event can. */
  wakeAt(now: number): number {
    if (this.#size === 0 || this.#full()) return Number.POSITIVE_INFINITY;
    const blocked = Math.max(this.#heldUntil, this.#nextSlot);
    if (blocked > now && this.#ready.reply.length > 0) return blocked;
    const bulk = Math.max(blocked, this.#bulkHeldUntil);
    let first = bulk > now && this.#someReady() ? bulk : Number.POSITIVE_INFINITY;
    for (const chat of this.#held) first = Math.min(first, chat.heldUntil);
    return Math.max(first, blocked);
  }

  /** Empties the room; the rows in flight stay in flight. */
  takeAll(): OutboxRow[] {
    const all = [...this.#chats.values()].flatMap((chat) => chat.rows.splice(0));
    for (const chat of this.#chats.values()) for (const lane of ORDER) chat.offered[lane] = false;
    this.#size = 0;
    for (const lane of ORDER) this.#ready[lane] = [];
    this.#held.clear();
    return all;
  }

  #full(): boolean {
    const { concurrency } = this.limits;
    return this.#inFlight >= concurrency || this.#unsettled >= concurrency * UNSETTLED;
  }

  #chat(address: string): Chat {
    const known = this.#chats.get(address);
    if (known !== undefined) return known;
    const chat: Chat = {
      address,
      rows: [],
      busy: false,
      heldUntil: 0,
      offered: { reply: false, reminder: false, broadcast: false },
    };
    this.#chats.set(address, chat);
    return chat;
  }

  /** Puts the chat where its first row belongs. It may stand in several queues; `#pick` looks again. */
  #offer(chat: Chat): void {
    const [head] = chat.rows;
    if (chat.heldUntil > 0) this.#held.add(chat);
    else if (head !== undefined && !chat.busy) {
      if (chat.offered[head.lane]) return;
      chat.offered[head.lane] = true;
      this.#ready[head.lane].push(chat);
    } else if (head === undefined && !chat.busy) this.#chats.delete(chat.address);
  }

  #pick(lane: Lane): Chat | undefined {
    const queue = this.#ready[lane];
    for (let chat = queue.shift(); chat !== undefined; chat = queue.shift()) {
      chat.offered[lane] = false;
      if (!chat.busy && chat.heldUntil === 0 && chat.rows[0]?.lane === lane) return chat;
    }
    return undefined;
  }

  #someReady(): boolean {
    return ORDER.some((lane) => this.#ready[lane].length > 0);
  }

  #releaseHeld(now: number): void {
    for (const chat of this.#held) {
      if (chat.heldUntil > now) continue;
      this.#held.delete(chat);
      chat.heldUntil = 0;
      this.#offer(chat);
    }
  }
}
