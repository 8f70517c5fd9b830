/**
 * Group commit. Turns asked for within a few rounds of the event loop run strictly one after another inside one
 * transaction, and all learn of the one COMMIT. No turn sees another's failure: when one fails everything is rolled
 * back, those before it run again and commit without it, and it runs again alone. Failing is rare; a savepoint for
 * every turn costs more than that.
 */
import { StoreProblem, type Tx } from '../port.js';
import type { Connection } from './open.js';
import { asProblem } from './problem.js';
import { Handle, Session } from './session.js';

/** A group stops taking turns after this long, so that the event loop is never held by a crowd. */
const GROUP_MS = 8;
/**
 * Rounds of the event loop a group waits before it begins: nothing to a house at rest, while under load what arrives
 * in them shares the commit.
 */
const GATHERING_ROUNDS = 3;

interface Member {
  run(tx: Tx): Promise<unknown>;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

interface Done {
  readonly member: Member;
  readonly value: unknown;
}

/** What one transaction holds so far. */
interface Group {
  readonly done: Done[];
  /** The turn that runs now, or failed. */
  current: Member | undefined;
  tx: Handle | undefined;
}

export class Writer {
  #session: Session;
  #verbs: ReturnType<typeof prepareVerbs>;
  #queue: Member[] = [];
  /** Turns the next group may take: as many as stood before one that failed. */
  #most = Number.POSITIVE_INFINITY;
  #draining = false;
  #closed = false;
  #idle: (() => void)[] = [];

  /** `open` gives a fresh connection; asked again after a turn held the old one over a foreign await. */
  constructor(
    private readonly open: () => Connection,
    first: Connection,
  ) {
    this.#session = new Session(first);
    this.#verbs = prepareVerbs(first);
  }

  get connection(): Connection {
    return this.#session.connection;
  }

  write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(new StoreProblem('closed'));
    return new Promise<T>((resolve, reject) => {
      // `run` of this member is the only source of the value its `resolve` is called with.
      this.#queue.push({ run: work, resolve: (value) => resolve(value as T), reject });
      this.#wake();
    });
  }

  /** Runs what was asked for, then refuses. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#draining) await new Promise<void>((resolve) => this.#idle.push(resolve));
    this.connection.close();
  }

  #wake(): void {
    if (this.#draining) return;
    this.#draining = true;
    this.#gather(GATHERING_ROUNDS);
  }

  #gather(rounds: number): void {
    setImmediate(() => {
      if (rounds > 0) this.#gather(rounds - 1);
      else void this.#round();
    });
  }

  async #round(): Promise<void> {
    await this.#group();
    if (this.#queue.length > 0) {
      this.#gather(GATHERING_ROUNDS);
      return;
    }
    this.#draining = false;
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  /** One transaction. Never throws: every member it took is resolved, rejected or back in the queue. */
  async #group(): Promise<void> {
    const group: Group = { done: [], current: undefined, tx: undefined };
    const most = this.#most;
    this.#most = Number.POSITIVE_INFINITY;
    const guard = armGuard();
    try {
      if (!this.connection.open) this.#reopen();
      this.#verbs.begin.run();
      await guard.watch(this.#turns(group, most, guard));
      this.#verbs.commit.run();
    } catch (error) {
      this.#abandon(error, group, guard.fired);
      return;
    } finally {
      guard.disarm();
    }
    for (const { member, value } of group.done) member.resolve(value);
  }

  /** Members one after another. Throws what the first to fail threw, and leaves it as `current`. */
  async #turns(group: Group, most: number, guard: Guard): Promise<void> {
    const until = performance.now() + GROUP_MS;
    do {
      const member = this.#queue.shift();
      if (member === undefined) return;
      group.current = member;
      group.tx = new Handle(this.#session);
      const value = await member.run(group.tx);
      // The group was given up while this turn waited for something foreign.
      if (guard.fired) return;
      group.tx.end();
      group.done.push({ member, value });
      group.current = undefined;
    } while (group.done.length < most && performance.now() < until);
  }

  /**
   * The group as a whole is gone. A turn that failed as the first is rejected; one that failed behind others waits
   * until they have committed, and so does one that awaited something foreign, whose connection is closed, so that
   * what it still does later cannot write. A failing disk rejects everyone.
   */
  #abandon(error: unknown, { done, current, tx }: Group, foreign: boolean): void {
    tx?.end();
    const problem = asProblem(error);
    const whole = this.connection.inTransaction;
    if (whole) rollback(this.connection);
    if (foreign) {
      this.#queue.unshift(...done.map((one) => one.member));
      this.connection.close();
      current?.reject(problem);
    } else if (whole && current !== undefined && done.length > 0) {
      this.#queue.unshift(...done.map((one) => one.member), current);
      this.#most = done.length;
    } else {
      current?.reject(problem);
      for (const { member } of done) member.reject(problem);
      // A group that could not begin has taken nobody yet: those in line learn of it, or it would spin.
      if (current === undefined && done.length === 0)
        for (const member of this.#queue.splice(0)) member.reject(problem);
    }
  }

  #reopen(): void {
    const fresh = this.open();
    this.#session = new Session(fresh);
    this.#verbs = prepareVerbs(fresh);
  }
}

function prepareVerbs(connection: Connection) {
  return {
    begin: connection.prepare('BEGIN IMMEDIATE'),
    commit: connection.prepare('COMMIT'),
  };
}

function rollback(connection: Connection): void {
  try {
    connection.prepare('ROLLBACK').run();
  } catch {
    // SQLite has already rolled back by itself; `inTransaction` was read a moment too early.
  }
}

/** Fires when the event loop comes round while a group still waits: its turn awaited something other than its tx. */
interface Guard {
  readonly fired: boolean;
  watch<T>(running: Promise<T>): Promise<T>;
  disarm(): void;
}

function armGuard(): Guard {
  let fired = false;
  let expose: ((problem: StoreProblem) => void) | null = null;
  const armed = setImmediate(() => {
    fired = true;
    expose?.(new StoreProblem('foreign_await'));
  });
  return {
    get fired() {
      return fired;
    },
    watch: (running) =>
      new Promise((resolve, reject) => {
        expose = reject;
        running.then(resolve, reject);
      }),
    disarm: () => clearImmediate(armed),
  };
}
