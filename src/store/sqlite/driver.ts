/** Drizzle over one connection: builders and prepared statements answer with native promises, already settled. */
import type { RunResult, Statement } from 'better-sqlite3';
import type { Query } from 'drizzle-orm';
import {
  BaseSQLiteDatabase,
  type PreparedQueryConfig,
  type SelectedFieldsOrdered,
  SQLiteAsyncDialect,
  type SQLiteExecuteMethod,
  SQLitePreparedQuery,
  SQLiteSession,
} from 'drizzle-orm/sqlite-core';
import type { Connection } from './open.js';
import { type Bind, binderOf, type Decode, decoderOf, type Values } from './statement.js';

type Schema = Record<string, never>;
type Config = PreparedQueryConfig & { type: 'async' };
export type Database = BaseSQLiteDatabase<'async', RunResult>;

export function drizzleOver(connection: Connection): Database {
  const dialect = new SQLiteAsyncDialect({ casing: 'snake_case' });
  return new BaseSQLiteDatabase('async', dialect, new OneConnection(connection, dialect), undefined);
}

/** Statements of builders kept for their next run; beyond so many different texts they are all compiled again. */
const MOST_KEPT = 500;

class OneConnection extends SQLiteSession<'async', RunResult, Schema, Schema> {
  readonly #kept = new Map<string, Statement>();

  constructor(
    private readonly connection: Connection,
    dialect: SQLiteAsyncDialect,
  ) {
    super(dialect);
  }

  override prepareQuery(
    query: Query,
    fields: SelectedFieldsOrdered | undefined,
    method: SQLiteExecuteMethod,
  ): Prepared {
    return new Prepared(this.connection.prepare(query.sql), query, fields, method);
  }

  /** A builder awaited without `prepare()`: its text is compiled once, its values are its own. */
  override prepareOneTimeQuery(
    query: Query,
    fields: SelectedFieldsOrdered | undefined,
    method: SQLiteExecuteMethod,
  ): Prepared {
    let statement = this.#kept.get(query.sql);
    if (statement === undefined) {
      if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
      statement = this.connection.prepare(query.sql);
      this.#kept.set(query.sql, statement);
    }
    return new Prepared(statement, query, fields, method);
  }

  override transaction(): never {
    throw new Error('transactions are the writer’s affair');
  }
}

class Prepared extends SQLitePreparedQuery<Config> {
  /** Set by Drizzle's select builder after the fact, so rows are worked out at the first run. */
  readonly joinsNotNullableMap: Readonly<Record<string, boolean>> | undefined;
  readonly #bind: Bind;
  #decode: Decode | null = null;

  constructor(
    private readonly statement: Statement,
    query: Query,
    private readonly fields: SelectedFieldsOrdered | undefined,
    private readonly method: SQLiteExecuteMethod,
  ) {
    super('async', method, query);
    this.#bind = binderOf(query.params);
    if (statement.reader) statement.raw(true);
  }

  override execute(values?: Values): Promise<unknown> {
    try {
      return Promise.resolve(this.method === 'run' ? this.statement.run(...this.#bind(values)) : this.#rows(values));
    } catch (error) {
      return Promise.reject(error);
    }
  }

  override async run(values?: Values): Promise<unknown> {
    return this.statement.run(...this.#bind(values));
  }

  override async all(values?: Values): Promise<unknown> {
    return this.#rows(values);
  }

  override async get(values?: Values): Promise<unknown> {
    return this.#rows(values)[0];
  }

  override async values(values?: Values): Promise<unknown[][]> {
    return this.statement.all(...this.#bind(values)) as unknown[][];
  }

  #rows(values: Values | undefined): unknown[] {
    const rows = this.statement.all(...this.#bind(values)) as unknown[][];
    if (this.fields === undefined || rows.length === 0) return rows;
    this.#decode ??= decoderOf(this.fields, this.joinsNotNullableMap ?? {});
    const decode = this.#decode;
    for (let i = 0; i < rows.length; i++) rows[i] = decode(rows[i] as unknown[]) as never;
    return rows;
  }
}
