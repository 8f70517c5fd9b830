/**
 * The whole house for one conversation: real store, inbox, turn and delivery; only the platform is played. The house
 * is closed and opened again before every input, so that each turn also proves a restart.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  ChannelName,
  Fetched,
  Incoming,
  IncomingBody,
  Limits,
  Outgoing,
  SendOutcome,
} from '../../src/channels/channel.js';
import { type House, openHouse } from '../../src/runtime/composition.js';
import { readConfig } from '../../src/runtime/config.js';
import { announceOnce, noteChannels } from '../../src/runtime/service/broadcasts.js';
import { tellWhatIsDue } from '../../src/runtime/service/due.js';
import { createPipe, type Pipe } from '../../src/runtime/service/pipe.js';
import { lookOnce } from '../../src/runtime/service/reminders.js';
import { ManualClock, settled } from './clock.js';
import { emptyDatabase } from './migrated.js';
import { steadyMakers } from './world.js';

export type Style = 'buttons' | 'words';

const NO_LOG = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

export interface Heard extends Outgoing {
  readonly channel: ChannelName;
}

export class Chat {
  readonly heard: Heard[] = [];
  readonly clock = new ManualClock();
  readonly #folder = mkdtempSync(join(tmpdir(), 'thidua-chat-'));
  readonly #made = { ids: 0, receipts: 0, codes: 0 };
  #house: House | null = null;
  #pipe: Pipe | null = null;
  #shift = 0;
  #keys = 0;
  #noted = false;
  readonly problems: string[] = [];
  /** How the platform answers a send; it takes everything unless a test says otherwise. */
  answers: (out: Outgoing, at: number) => SendOutcome | null = () => null;
  /** What people sent, by the platform's id. */
  readonly files = new Map<string, Uint8Array>();
  /** Files that were asked for, in order. */
  readonly fetched: string[] = [];

  constructor(
    private readonly channel: ChannelName,
    /** Read when the house is opened. */
    public style: Style,
  ) {}

  get house(): House {
    if (this.#house === null) throw new Error('the house is closed');
    return this.#house;
  }

  /** Sets the wall clock. */
  setTime(at: number): void {
    this.#shift = at - this.clock.now();
  }

  now(): number {
    return this.clock.now() + this.#shift;
  }

  async open(): Promise<void> {
    const file = join(this.#folder, 'chat.db');
    emptyDatabase(file);
    const config = readConfig({
      THIDUA_MODE: 'office',
      DATA_DIR: this.#folder,
      DATABASE_URL: `file:${file}`,
      PUBLIC_URL: 'https://thidua.example',
    });
    if (!config.ok) throw new Error('test configuration');
    const base = {
      now: () => this.now(),
      monotonic: () => this.clock.monotonic(),
      after: (ms: number, run: () => void) => this.clock.after(ms, run),
    };
    const opened = await openHouse(config.value, base);
    if (!opened.ok) throw new Error(opened.problem.code);
    const { secretKey } = opened.value;
    const house: House = { ...opened.value, make: steadyMakers(this.#made, () => secretKey) };
    this.#house = house;
    const log = {
      ...NO_LOG,
      warn: (fields: object, message: string) => void this.problems.push(`${message} ${JSON.stringify(fields)}`),
      error: (fields: object, message: string) => void this.problems.push(`${message} ${JSON.stringify(fields)}`),
    };
    if (!this.#noted) await noteChannels(house, [this.#played()]);
    this.#noted = true;
    this.#pipe = createPipe(house, [this.#played()], await house.words(), log);
    await this.#pipe.delivery.start();
    await this.#pipe.inbox.start();
  }

  async close(): Promise<void> {
    await this.#pipe?.inbox.drain();
    await this.#pipe?.delivery.stop(1_000);
    await this.#house?.close();
    this.#house = null;
  }

  async reopen(): Promise<void> {
    await this.close();
    await this.open();
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** One input; resolves when everything it caused was said. The same `key` twice is a redelivery. */
  async input(
    address: string,
    body: IncomingBody,
    ref: string | null,
    key = `${this.channel}:${this.#keys++}`,
  ): Promise<Heard[]> {
    const before = this.heard.length;
    // Nobody acts twice in one millisecond.
    this.#shift += 1;
    const item: Incoming = {
      key,
      channel: this.channel,
      address,
      displayName: null,
      language: null,
      at: this.now(),
      ref,
      body,
    };
    await this.#pipe?.inbox.receive([item]);
    await this.#quiet();
    return this.heard.slice(before);
  }

  /** What is due to be said by itself is decided once; nothing is sent. */
  async decideReminders(): Promise<void> {
    await tellWhatIsDue(this.house);
    await lookOnce(this.house, [this.#played()], this.now());
  }

  /** The planner of reminders looks once; resolves when everything it decided was said. */
  async remind(): Promise<Heard[]> {
    const before = this.heard.length;
    await this.decideReminders();
    this.#pipe?.delivery.wake();
    await this.#quiet();
    return this.heard.slice(before);
  }

  /** Announcements move on, part by part, until nothing is due soon; resolves when everything was said. */
  async announce(): Promise<Heard[]> {
    const before = this.heard.length;
    for (let round = 0; round < 100; round++) {
      const next = await announceOnce(this.house, () => this.#pipe?.delivery.wake());
      this.#pipe?.delivery.wake();
      await this.#quiet();
      if (next - this.now() > 500) break;
    }
    return this.heard.slice(before);
  }

  async #quiet(): Promise<void> {
    for (let round = 0; round < 1_000; round++) {
      await settled();
      if (this.#pipe?.inbox.waiting() === 0 && this.#pipe.delivery.backlog() === 0) break;
      await this.clock.pass(10);
      // A picture is made outside the event loop's own turns; everything else needs no waiting.
      if (round > 20) await new Promise((resolve) => setTimeout(resolve, round > 200 ? 10 : 2));
    }
  }

  #played() {
    const limits: Limits = {
      text: 4_000,
      choices: this.style,
      maxChoices: 10,
      edits: this.channel === 'telegram',
      files: true,
      durableReceiving: true,
      sendsPerSecond: 10_000,
    };
    const { heard, channel, files, fetched } = this;
    const answers = (out: Outgoing): SendOutcome | null => this.answers(out, this.now());
    return {
      name: channel,
      limits,
      async send(out: Outgoing): Promise<SendOutcome> {
        const answer = answers(out);
        if (answer !== null && !('sent' in answer) && !('inDoubt' in answer)) return answer;
        heard.push({ ...out, channel });
        if (answer !== null) return answer;
        return { sent: `m${heard.length}` };
      },
      fetch: async ({ id }: { readonly id: string }, limit: number): Promise<Fetched> => {
        fetched.push(id);
        const bytes = files.get(id);
        if (bytes === undefined) return { refused: 'gone' };
        return bytes.length > limit ? { refused: 'too_big' } : { bytes };
      },
    };
  }
}
