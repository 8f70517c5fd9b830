/**
 * The column words the schema is written in, so that a second engine needs another copy of this file and not of the
 * schema. Columns are named by their key (`personId` is `person_id`): the engine and drizzle.config both say
 * `casing: 'snake_case'`. Never `ON DELETE CASCADE`.
 */
import { integer as sqliteInteger, text as sqliteText } from 'drizzle-orm/sqlite-core';

export {
  index,
  primaryKey,
  sqliteTable as table,
  unique,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';

/** Rising row number, never used twice. */
export const id = () => sqliteInteger().primaryKey({ autoIncrement: true });
/** Exact up to 2^53 (figures stay below 10^15). */
export const integer = () => sqliteInteger({ mode: 'number' });
export const bool = () => sqliteInteger({ mode: 'boolean' });
/** Epoch milliseconds. */
export const instant = () => sqliteInteger({ mode: 'number' });
export const text = () => sqliteText();
/** Text that is one of a closed list. */
export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) => sqliteText({ enum: values });
/** `YYYY-MM-DD`. */
export const day = () => sqliteText();
/** Exact decimal digits as text. */
export const decimal = () => sqliteText();
export const json = <T>() => sqliteText({ mode: 'json' }).$type<T>();
