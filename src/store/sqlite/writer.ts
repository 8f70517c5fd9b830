/**
 * Group commit. Turns asked for within a few rounds of the event loop run strictly one after another inside one
 * transaction, a savepoint each, and all learn of the one COMMIT. No turn sees another's failure.
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

export class Writer {
  #session: Session;
  #verbs: ReturnType<typeof prepareVerbs>;
  #queue: Member[] = [];
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
    const done: Done[] = [];
    const failed: { member: Member; error: unknown }[] = [];
    const guard = armGuard();
    let current: Member | undefined;
    try {
      if (!this.connection.open) this.#reopen();
      this.#verbs.begin.run();
      const until = performance.now() + GROUP_MS;
      do {
        current = this.#queue.shift();
        if (current === undefined) break;
        const outcome = await this.#turn(current, guard);
        if ('error' in outcome) failed.push({ member: current, error: outcome.error });
        else done.push({ member: current, value: outcome.value });
        current = undefined;
      } while (performance.now() < until);
      this.#verbs.commit.run();
    } catch (error) {
      this.#abandon(error, current, done, failed);
      return;
    } finally {
      guard.disarm();
    }
    for (const { member, value } of done) member.resolve(value);
    for (const { member, error } of failed) member.reject(error);
  }

  /** One member between its savepoints. Throws only what ends the whole group. */
  async #turn(member: Member, guard: Guard): Promise<{ value: unknown } | { error: unknown }> {
    const tx = new Handle(this.#session);
    this.#verbs.savepoint.run();
    try {
      const value = await guard.watch(member.run(tx));
      this.#verbs.release.run();
      return { value };
    } catch (error) {
      if (guard.fired || !this.connection.inTransaction) throw error;
      this.#verbs.back.run();
      this.#verbs.release.run();
      return { error: asProblem(error) };
    } finally {
      tx.end();
    }
  }

  /**
   * The group as a whole is gone. A turn that awaited something foreign is rejected alone, its neighbours run again
   * on a fresh connection (the old one is closed, so that what the turn still does later cannot write). A failing
   * disk rejects everyone.
   */
  #abandon(
    error: unknown,
    current: Member | undefined,
    done: readonly Done[],
    failed: readonly { member: Member; error: unknown }[],
  ): void {
    const problem = asProblem(error);
    if (this.connection.inTransaction) rollback(this.connection);
    for (const { member, error: own } of failed) member.reject(own);
    const foreign = error instanceof StoreProblem && error.code === 'foreign_await';
    if (current !== undefined) current.reject(problem);
    if (foreign) {
      this.#queue.unshift(...done.map((one) => one.member));
      this.connection.close();
    } else {
      // A group that could not begin has taken nobody yet: the first in line learns of it, or it would spin.
      if (current === undefined && done.length === 0 && failed.length === 0) {
        for (const member of this.#queue.splice(0)) member.reject(problem);
      }
      for (const { member } of done) member.reject(problem);
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
    savepoint: connection.prepare('SAVEPOINT turn'),
    release: connection.prepare('RELEASE turn'),
    back: connection.prepare('ROLLBACK TO turn'),
  };
}

function rollback(connection: Connection): void {
  try {
    connection.prepare('ROLLBACK').run();
  } catch {
    // SQLite has already rolled back by itself; `inTransaction` was read a moment too early.
  }
}

/** Fires when the event loop comes round while a turn is still waiting: it awaited something other than its tx. */
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
