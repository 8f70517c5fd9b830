/** Readers for values of unknown shape: what is not there, or is something else, is null. */
export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

export function stringOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

export function wholeOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}

/** An id as text; one beyond 2^53 arrives as a string of digits (see json.ts). A short string is not an id. */
export function idOf(value: unknown): string | null {
  if (typeof value === 'string' && /^-?\d{16,19}$/.test(value)) return value;
  const whole = wholeOf(value);
  return whole === null ? null : String(whole);
}
