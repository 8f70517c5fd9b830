/** A JSON value for people: lists of objects as columns, objects as lines. Nothing is computed here. */

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function cell(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(cell).join(', ');
  return isObject(value) ? Object.values(value).map(cell).join(' ') : String(value);
}

function table(rows: readonly Record<string, unknown>[]): string {
  const names = Object.keys(rows[0] ?? {});
  const lines = [names, ...rows.map((row) => names.map((name) => cell(row[name])))];
  const widths = names.map((_, i) => Math.max(...lines.map((line) => (line[i] ?? '').length)));
  return lines
    .map((line) =>
      line
        .map((text, i) => text.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function part(name: string, value: unknown): string {
  if (Array.isArray(value) && value.length > 0 && value.every(isObject)) return `${name}:\n${table(value)}`;
  return `${name}: ${cell(value)}`;
}

export function layOut(value: unknown): string {
  if (Array.isArray(value)) return value.every(isObject) ? table(value) : value.map(cell).join('\n');
  if (!isObject(value)) return cell(value);
  return Object.entries(value)
    .map(([name, one]) => part(name, one))
    .join('\n');
}
