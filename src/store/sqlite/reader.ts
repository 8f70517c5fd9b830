/** Readings on a connection of their own: one at a time, each one snapshot of committed data. */
import { type ReadTx, StoreProblem } from '../port.js';
import type { Connection } from './open.js';
import { asProblem } from './problem.js';
import { Handle, Session } from './session.js';

export class Reader {
  readonly #session: Session;
  readonly #begin;
  readonly #end;
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(connection: Connection) {
    this.#session = new Session(connection);
    this.#begin = connection.prepare('BEGIN');
    this.#end = connection.prepare('COMMIT');
  }

  read<T>(work: (tx: ReadTx) => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(new StoreProblem('closed'));
    const next = this.#last.then(() => this.#snapshot(work));
    this.#last = next.catch(() => undefined);
    return next;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#last;
    this.#session.connection.close();
  }

  async #snapshot<T>(work: (tx: ReadTx) => Promise<T>): Promise<T> {
    const { connection } = this.#session;
    const tx = new Handle(this.#session);
    try {
      this.#begin.run();
      return await work(tx);
    } catch (error) {
      throw asProblem(error);
    } finally {
      tx.end();
      if (connection.inTransaction) this.#end.run();
    }
  }
}
