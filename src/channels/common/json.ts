/** Whole strings and whole numbers, so that digits inside a text or a fraction stay as they are; linear. */
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** `JSON.parse`, except that whole numbers of 16 digits and more become strings: 9007199254740993 stays itself. */
export function parseJson(text: string): unknown {
  if (!/\d{16}/.test(text)) return JSON.parse(text);
  return JSON.parse(text.replace(STRING_OR_NUMBER, (found) => (/^-?\d{16,}$/.test(found) ? `"${found}"` : found)));
}

/** For what is set aside: a structure too deep to write down leaves its kind. */
export function writeJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'undefined';
  } catch {
    return '{"unwritable":true}';
  }
}
