/** Receive and handle: one address at a time in order of arrival, addresses beside one another. */
import type { Fetched, Incoming, Malformed } from '../channels/channel.js';
import { StoreProblem } from '../store/port.js';
import { type InboxAddress, type InboxRow, openAddresses } from '../store/queries/inbox.js';
import { InboxLane } from './lane.js';
import { createIntake, type Intake } from './receive.js';
import { STORE_PAUSE_MS, takeTurn } from './turn.js';
import type { Inbox, InboxOptions } from './types.js';

const MOST = 5_000;
const MOST_PER_ADDRESS = 100;
/** Delivery's backlog above which `receive` is slowed down, step by step, by a second at most. */
const BACKLOG = 1_000;
const SLOWDOWN_MS = 5;
const LONGEST_SLOWDOWN = 200;

export function createInbox<F = Fetched>(options: InboxOptions<F>): Inbox {
  return new Handling(options);
}

class Handling<F> implements Inbox {
  readonly #lanes = new Map<string, InboxLane>();
  readonly #running = new Set<Promise<void>>();
  readonly #pauses = new Set<() => void>();
  readonly #intake: Intake;
  #room: (() => void)[] = [];
  #waiting = 0;
  #malformed = 0;
  #stopped = false;
  /** What an earlier run left must stand in front before anything new is taken. */
  #open: () => void = () => undefined;
  readonly #started = new Promise<void>((resolve) => {
    this.#open = resolve;
  });

  constructor(private readonly options: InboxOptions<F>) {
    this.#intake = createIntake(options.store, options.clock, (rows) => this.#arrived(rows));
  }

  readonly receive = async (items: readonly Incoming[], malformed: readonly Malformed[] = []): Promise<void> => {
    await this.#started;
    while (this.#waiting >= (this.options.most ?? MOST) && !this.#stopped) {
      await new Promise<void>((resolve) => this.#room.push(resolve));
    }
    for (let waited = 0; waited < LONGEST_SLOWDOWN && this.#piledUp(); waited++) await this.#pause(SLOWDOWN_MS);
    if (this.#stopped) throw new StoreProblem('closed', 'inbox_stopped');
    const kept = items.flatMap((item) => this.options.screen(item) ?? []);
    if (kept.length === 0 && malformed.length === 0) return;
    await this.#intake.put(kept, malformed);
    this.#malformed += malformed.length;
  };

  async start(): Promise<void> {
    const addresses = await this.options.store.read(openAddresses);
    for (const of of addresses) this.#wake(this.#lane(of, true));
    this.#open();
  }

  async drain(): Promise<void> {
    this.#stopped = true;
    this.#open();
    this.#makeRoom();
    for (const end of [...this.#pauses]) end();
    await Promise.all(this.#running);
  }

  malformed(): number {
    return this.#malformed;
  }

  waiting(): number {
    return this.#waiting;
  }

  #piledUp(): boolean {
    return !this.#stopped && (this.options.backlog?.() ?? 0) > BACKLOG;
  }

  #arrived(rows: readonly InboxRow[]): void {
    for (const row of rows) {
      const lane = this.#lane(row, false);
      if (lane.add(row)) this.#waiting++;
      this.#wake(lane);
    }
  }

  #lane(of: InboxAddress, more: boolean): InboxLane {
    const key = `${of.channel}\n${of.address}`;
    const known = this.#lanes.get(key);
    if (known !== undefined) return known;
    const { channel, address } = of;
    const lane = new InboxLane({ channel, address }, more, this.options.mostPerAddress ?? MOST_PER_ADDRESS);
    this.#lanes.set(key, lane);
    return lane;
  }

  #wake(lane: InboxLane): void {
    if (lane.running || this.#stopped) return;
    lane.running = true;
    const run = this.#run(lane).finally(() => {
      lane.running = false;
      this.#running.delete(run);
      if (lane.empty) this.#lanes.delete(`${lane.of.channel}\n${lane.of.address}`);
      // A row that came between the last look and here.
      else this.#wake(lane);
    });
    this.#running.add(run);
  }

  async #run(lane: InboxLane): Promise<void> {
    while (!this.#stopped) {
      const row = lane.head();
      if (row !== undefined) await this.#take(lane, row);
      else if (lane.empty) return;
      else await this.#load(lane);
    }
  }

  async #take(lane: InboxLane, row: InboxRow): Promise<void> {
    const early = row.nextAt === null ? 0 : row.nextAt - this.options.clock.now();
    if (early > 0) {
      await this.#pause(early);
      if (this.#stopped) return;
    }
    const end = await takeTurn(row.nextAt === null ? row : { ...row, nextAt: null }, this.options);
    if ('over' in end) {
      lane.shift();
      this.#waiting--;
      this.#makeRoom();
      return;
    }
    lane.replaceHead({ ...end.again, nextAt: null });
    await this.#pause(end.pause);
  }

  async #load(lane: InboxLane): Promise<void> {
    try {
      this.#waiting += await lane.load(this.options.store);
    } catch {
      this.options.log.warn({}, 'the store cannot; open rows wait');
      await this.#pause(STORE_PAUSE_MS);
    }
  }

  #makeRoom(): void {
    if (this.#waiting >= (this.options.most ?? MOST) && !this.#stopped) return;
    for (const resolve of this.#room.splice(0)) resolve();
  }

  #pause(ms: number): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const end = () => {
        callOff();
        this.#pauses.delete(end);
        resolve();
      };
      const callOff = this.options.clock.after(ms, end);
      this.#pauses.add(end);
    });
  }
}
