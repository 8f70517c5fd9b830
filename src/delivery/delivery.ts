/** Outbox rows to platforms: admitted to a waiting room per channel, sent, settled. Knows nothing of why a row is there. */
import type { ChannelName } from '../channels/channel.js';
import { claimedRows, dueRows, type Lane, type OutboxRow } from '../store/queries/outbox.js';
import { Journal } from './journal.js';
import { Lanes, type Waiting } from './lanes.js';
import { FOUND_AT_START, type Hold, type NoSend, nextState } from './next-state.js';
import { sendOne } from './sending.js';
import { type Delivery, type DeliveryOptions, type Destination, destinationOf, type Sender } from './types.js';

const MOST = 10_000;
/** Rows read from the store at a time, and of reminders and broadcasts kept ready: the store stays their place. */
const PAGE = 500;
const POLL_MS = 1_000;
const STORE_PAUSE_MS = 1_000;
const LANES: readonly Lane[] = ['reply', 'reminder', 'broadcast'];

interface Outlet {
  readonly channel: Sender;
  readonly lanes: Lanes;
  callOff: () => void;
}

export function createDelivery(options: DeliveryOptions): Delivery {
  return new Post(options);
}

class Post implements Delivery {
  readonly #outlets = new Map<ChannelName, Outlet>();
  readonly #journal: Journal;
  /** Every row in memory, waiting or in flight: the store is not asked for it again. */
  readonly #known = new Set<number>();
  readonly #sending = new Set<Promise<void>>();
  /** The store holds due replies that are older than what is handed over: those go first. */
  #behind = true;
  #lettingGo = 0;
  #stopped = false;
  #polling: Promise<void> | null = null;
  #pollAgain = false;
  #callOff: () => void = () => undefined;

  constructor(private readonly options: DeliveryOptions) {
    this.#journal = new Journal(options.store, options.clock);
    for (const channel of options.channels) {
      const lanes = new Lanes({
        concurrency: options.concurrency ?? 12,
        bulkConcurrency: options.bulkConcurrency ?? 4,
        perSecond: options.ratePerSecond ?? channel.limits.sendsPerSecond,
      });
      this.#outlets.set(channel.name, { channel, lanes, callOff: () => undefined });
    }
  }

  hand(rows: readonly OutboxRow[]): void {
    for (const row of rows) {
      if (this.#stopped || this.#behind || this.#known.size >= (this.options.most ?? MOST)) this.#letGo(row);
      else this.#admit(row);
    }
  }

  async start(): Promise<void> {
    const { store, clock, policy } = this.options;
    const left = await store.read((tx) => claimedRows(tx, []));
    await Promise.all(
      left.map(async (row) => {
        const { settlement, hold } = nextState(row, { inDoubt: FOUND_AT_START }, clock.now(), policy);
        await this.#journal.settle(row, settlement, null);
        if (settlement.state !== 'due' || hold === null || this.#known.size >= (this.options.most ?? MOST)) return;
        this.#admit({ ...row, ...settlement, tried: row.tried, claimed: false }, hold.ms);
      }),
    );
    this.wake();
  }

  backlog(): number {
    return this.#known.size;
  }

  wake(): void {
    if (this.#stopped) return;
    if (this.#polling !== null) {
      this.#pollAgain = true;
      return;
    }
    this.#callOff();
    this.#polling = this.#poll().finally(() => {
      this.#polling = null;
      if (this.#stopped) return;
      const soon = this.#pollAgain;
      this.#pollAgain = false;
      this.#callOff = this.options.clock.after(soon ? 0 : (this.options.pollMs ?? POLL_MS), () => this.wake());
    });
  }

  async stop(timeoutMs: number): Promise<void> {
    this.#stopped = true;
    this.#callOff();
    for (const { lanes, callOff } of this.#outlets.values()) {
      callOff();
      for (const row of lanes.takeAll()) this.#letGo(row);
    }
    await this.#polling;
    let callOff = (): void => undefined;
    const late = new Promise<void>((resolve) => {
      callOff = this.options.clock.after(timeoutMs, resolve);
    });
    await Promise.race([Promise.all([...this.#sending]), late]);
    callOff();
  }

  /** Finds the address and lets the row wait its turn. */
  #admit(row: OutboxRow, holdMs = 0): void {
    this.#known.add(row.id);
    if (!('personId' in row.to)) this.#place(row, row.to, holdMs);
    else this.#track(this.#find(row, row.to.personId, holdMs));
  }

  async #find(row: OutboxRow, personId: string, holdMs: number): Promise<void> {
    try {
      const held = row.doubts > 0 && row.sentTo !== null ? destinationOf(row.sentTo) : null;
      this.#place(row, held ?? (await this.options.locate(personId, row.tried)), holdMs);
    } catch (error) {
      this.options.log.error({ outbox: row.id, error: nameOf(error) }, 'an address could not be looked up');
      await this.#close(row, { letGo: true });
    }
  }

  #place(row: OutboxRow, to: Destination | null, holdMs: number): void {
    const outlet = to === null ? undefined : this.#outlets.get(to.channel);
    if (to === null) this.#track(this.#close(row, { cannot: 'no_address' }));
    else if (outlet === undefined && 'personId' in row.to) this.#track(this.#close(row, { doubtful: 'channel_off' }));
    else if (outlet === undefined || this.#stopped) this.#letGo(row);
    else {
      outlet.lanes.add({ row, address: to.address });
      if (holdMs > 0) outlet.lanes.hold(to.address, this.options.clock.monotonic() + holdMs);
      this.#pump(outlet);
    }
  }

  /** Back into the store as due; the poll finds it when there is room. */
  #letGo(row: OutboxRow): void {
    if (!row.claimed) {
      this.#known.delete(row.id);
      return;
    }
    this.#behind = true;
    this.#lettingGo++;
    this.#known.add(row.id);
    this.#track(this.#close(row, { letGo: true }).finally(() => this.#lettingGo--));
  }

  async #close(row: OutboxRow, how: NoSend): Promise<void> {
    const { settlement } = nextState(row, how, this.options.clock.now(), this.options.policy);
    try {
      if (row.claimed || settlement.state !== 'due') await this.#journal.settle(row, settlement, null);
    } catch (error) {
      // It stays as it is in the store: due, or claimed until the next start.
      this.options.log.warn({ outbox: row.id, error: nameOf(error) }, 'the store cannot; a row could not be let go');
    }
    this.#known.delete(row.id);
  }

  #pump(outlet: Outlet): void {
    if (this.#stopped) return;
    const { lanes } = outlet;
    const now = this.options.clock.monotonic();
    for (let taken = lanes.next(now); taken !== null; taken = lanes.next(now)) this.#track(this.#send(outlet, taken));
    outlet.callOff();
    const at = lanes.wakeAt(now);
    outlet.callOff =
      at === Number.POSITIVE_INFINITY
        ? () => undefined
        : this.options.clock.after(Math.max(1, Math.ceil(at - now)), () => this.#pump(outlet));
  }

  async #send(outlet: Outlet, taken: Waiting): Promise<void> {
    const { clock, log } = this.options;
    const { row, address } = taken;
    const to: Destination = { channel: outlet.channel.name, address };
    let again: OutboxRow | null = null;
    let heldUntil = 0;
    let landed = false;
    /** Due again under another place: looked up afresh. */
    let goesOn = false;
    /** The platform has answered: its place is free while the outcome is being committed. */
    const land = (hold: Hold | null): void => {
      if (hold?.scope === 'lane') outlet.lanes.holdAll(clock.monotonic() + hold.ms);
      if (hold?.scope === 'bulk') outlet.lanes.holdBulk(clock.monotonic() + hold.ms);
      landed = true;
      outlet.lanes.landed(row);
      this.#pump(outlet);
    };
    try {
      const end = await sendOne(row, to, outlet.channel, this.#journal, this.options, () => this.#stopped, land);
      const gap = 'personId' in row.to ? (outlet.channel.limits.chatGapMs ?? 0) : 0;
      if (gap > 0) heldUntil = clock.monotonic() + gap;
      if ('next' in end) {
        const { settlement, hold } = end.next;
        if (hold !== null && hold.scope !== 'lane') heldUntil = Math.max(heldUntil, clock.monotonic() + hold.ms);
        if (settlement.state === 'due') {
          if (hold !== null) again = { ...end.row, ...settlement, tried: end.row.tried, claimed: false };
          else goesOn = settlement.notBefore === null || settlement.notBefore <= clock.now();
        }
      }
    } catch (error) {
      log.warn({ outbox: row.id, error: nameOf(error) }, 'the store cannot; a row waits');
      again = row;
      heldUntil = clock.monotonic() + STORE_PAUSE_MS;
    }
    if (this.#stopped) again = null;
    if (!landed) outlet.lanes.landed(row);
    outlet.lanes.done(taken, again, heldUntil);
    if (again === null) this.#known.delete(row.id);
    if (goesOn) this.wake();
    this.#pump(outlet);
    if (this.#behind && outlet.lanes.size === 0) this.wake();
  }

  /** Takes what is due into memory, replies first. */
  async #poll(): Promise<void> {
    const caughtUp = this.#lettingGo === 0;
    try {
      for (const lane of LANES) {
        const rest = await this.#pollLane(lane);
        if (lane === 'reply' && caughtUp && !rest && this.#lettingGo === 0) this.#behind = false;
      }
    } catch (error) {
      this.options.log.warn({ error: nameOf(error) }, 'the store cannot; due messages wait');
    }
  }

  /** True when more of this lane is due than there is room for. */
  async #pollLane(lane: Lane): Promise<boolean> {
    const room = lane === 'reply' ? (this.options.most ?? MOST) : PAGE * 2;
    const channels = [...this.#outlets.keys()];
    let after = 0;
    while (this.#known.size < room) {
      const ask = { lane, channels, now: this.options.clock.now(), limit: PAGE, after };
      const rows = await this.options.store.read((tx) => dueRows(tx, ask));
      if (this.#stopped) return true;
      for (const row of rows) if (!this.#known.has(row.id)) this.#admit(row);
      if (rows.length < PAGE) return false;
      after = (rows.at(-1)?.id ?? after) + 1;
    }
    return true;
  }

  #track(running: Promise<void>): void {
    this.#sending.add(running);
    void running.finally(() => this.#sending.delete(running));
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
