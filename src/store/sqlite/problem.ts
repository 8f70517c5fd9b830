/** One function turns what the driver throws into a `StoreProblem`; its message is dropped, it carries parameters. */
import Database from 'better-sqlite3';
import { type StoreCode, StoreProblem } from '../port.js';

const CODES: readonly (readonly [prefix: string, code: StoreCode])[] = [
  ['SQLITE_FULL', 'full'],
  ['SQLITE_READONLY', 'readonly'],
  ['SQLITE_PERM', 'readonly'],
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_LOCKED', 'busy'],
  ['SQLITE_CORRUPT', 'corrupt'],
  ['SQLITE_NOTADB', 'corrupt'],
  ['SQLITE_IOERR', 'io'],
  ['SQLITE_CANTOPEN', 'io'],
  ['SQLITE_CONSTRAINT', 'constraint'],
];

/** The driver's error inside `thrown` (Drizzle wraps it in one that quotes the parameters), or null. */
function driverError(thrown: unknown): InstanceType<typeof Database.SqliteError> | null {
  for (let error = thrown, depth = 0; error instanceof Error && depth < 4; error = error.cause, depth++) {
    if (error instanceof Database.SqliteError) return error;
  }
  return null;
}

/** A `StoreProblem` for what came from the driver, everything else as it is (a bug keeps its own stack). */
export function asProblem(thrown: unknown): unknown {
  const error = driverError(thrown);
  if (error === null) return thrown;
  const found = CODES.find(([prefix]) => error.code.startsWith(prefix));
  return new StoreProblem(found?.[1] ?? 'other', error.code);
}
