/**
 * How one statement takes its values and gives its rows, worked out once from what Drizzle built: the stock driver
 * works it out again at every run, which costs more than SQLite itself.
 */
import { Column, getTableName, is, noopDecoder, Param, Placeholder, type Query, SQL, Subquery } from 'drizzle-orm';
import type { SelectedFieldsOrdered } from 'drizzle-orm/sqlite-core';

export type Values = Readonly<Record<string, unknown>>;
export type Bind = (values: Values | undefined) => unknown[];
export type Decode = (row: readonly unknown[]) => Record<string, unknown>;

/** Null as long as the value goes to SQLite as it is. */
type Coder = ((value: unknown) => unknown) | null;

interface Slot {
  /** The placeholder's name; null for a value that is fixed. */
  readonly name: string | null;
  readonly fixed: unknown;
  readonly encode: Coder;
}

/** Throws, as Drizzle does, when a placeholder is given no value. */
export function binderOf(params: Query['params']): Bind {
  const slots = params.map(slotOf);
  if (slots.every((slot) => slot.name === null)) {
    const fixed = slots.map((slot) => slot.fixed);
    return () => fixed;
  }
  return (values = {}) => {
    const bound = new Array<unknown>(slots.length);
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i] as Slot;
      if (slot.name === null) bound[i] = slot.fixed;
      else {
        const value = values[slot.name];
        if (value === undefined) throw new Error(`no value for placeholder "${slot.name}"`);
        bound[i] = slot.encode === null ? value : slot.encode(value);
      }
    }
    return bound;
  };
}

function slotOf(param: unknown): Slot {
  if (is(param, Placeholder)) return { name: param.name, fixed: null, encode: null };
  if (!is(param, Param) || !is(param.value, Placeholder)) return { name: null, fixed: param, encode: null };
  const { encoder } = param;
  const plain = encoder.mapToDriverValue === Column.prototype.mapToDriverValue;
  return { name: param.value.name, fixed: null, encode: plain ? null : (value) => encoder.mapToDriverValue(value) };
}

/**
 * Rows as objects under the selection's names. `present`: of each joined table, whether it always has a row; an object
 * of one table's columns that are all null is null itself where it has not.
 */
export function decoderOf(fields: SelectedFieldsOrdered, present: Readonly<Record<string, boolean>>): Decode {
  const coders = fields.map(({ field }) => decodingOf(field));
  if (fields.some(({ path }) => path.length !== 1)) return nested(fields, coders, present);
  return flat(
    fields.map(({ path }) => path[0] ?? ''),
    coders,
  );
}

/** One object literal, compiled: filled name by name an object costs several times as much. The names are ours. */
function flat(names: readonly string[], coders: readonly Coder[]): Decode {
  const parts = names.map((name, i) => {
    const value = coders[i] === null ? `row[${i}]` : `row[${i}] === null ? null : coders[${i}](row[${i}])`;
    return `${JSON.stringify(name)}: ${value}`;
  });
  return new Function('coders', `return (row) => ({ ${parts.join(', ')} });`)(coders) as Decode;
}

function nested(
  fields: SelectedFieldsOrdered,
  coders: readonly Coder[],
  present: Readonly<Record<string, boolean>>,
): Decode {
  const optional = optionalTables(fields, present);
  return (row) => {
    const made: Record<string, Record<string, unknown>> = {};
    for (const [i, { path }] of fields.entries()) {
      let node: Record<string, unknown> = made;
      for (const part of path.slice(0, -1)) {
        node[part] ??= {};
        node = node[part] as Record<string, unknown>;
      }
      const coder = coders[i] ?? null;
      node[path.at(-1) ?? ''] = row[i] === null || coder === null ? row[i] : coder(row[i]);
    }
    const absent = optional.filter((name) => Object.values(made[name] ?? {}).every((value) => value === null));
    return absent.length === 0 ? made : { ...made, ...Object.fromEntries(absent.map((name) => [name, null])) };
  };
}

/** Objects made of one outer-joined table's columns alone. */
function optionalTables(fields: SelectedFieldsOrdered, present: Readonly<Record<string, boolean>>): string[] {
  const tables = new Map<string, Set<string | null>>();
  for (const { path, field } of fields) {
    const [name = ''] = path;
    if (path.length !== 2) continue;
    const of = tables.get(name) ?? new Set();
    tables.set(name, of.add(is(field, Column) ? getTableName(field.table) : null));
  }
  return [...tables].flatMap(([name, of]) => {
    const [only] = of;
    return of.size === 1 && typeof only === 'string' && present[only] !== true ? [name] : [];
  });
}

function decodingOf(field: SelectedFieldsOrdered[number]['field']): Coder {
  if (is(field, Column)) {
    const plain = field.mapFromDriverValue === Column.prototype.mapFromDriverValue;
    return plain ? null : (value) => field.mapFromDriverValue(value);
  }
  const of = is(field, SQL) ? field : is(field, Subquery) ? field._.sql : field.sql;
  // Drizzle keeps what a piece of SQL decodes with to itself.
  const { decoder } = of as unknown as { readonly decoder: typeof noopDecoder };
  return decoder === noopDecoder ? null : (value) => decoder.mapFromDriverValue(value);
}
