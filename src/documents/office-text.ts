/** Inside the child: the text of a Word or Excel file, a line per paragraph, cell, watermark, header, footer, sheet name. */
import { ok, type Result } from '../domain/problem.js';
import type { Limits } from './limits.js';
import { inflateEntry, zipDirectory } from './zip.js';

const READ: Readonly<Record<string, RegExp>> = {
  docx: /^word\/(?!theme|styles|settings|fontTable|webSettings|numbering)[^/]+\.xml$/,
  xlsx: /^xl\/(?:workbook|sharedStrings|worksheets\/[^/]+|comments[^/]*|drawings\/[^/]+)\.xml$/,
};

/** A paragraph of Word or of a drawing, a cell, a comment: what stands between two of these is one line. */
const ENDS = /<\/(?:\w+:)?(?:p|si|is|c|comment|oddHeader|oddFooter|evenHeader|evenFooter)>/;
/** A watermark of Word, a name of a sheet. */
const NAMED = /<(?:v:textpath|(?:\w+:)?sheet)\s[^>]*?(?:string|name)="([^"]*)"/g;

const ENTITY: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const plain = (xml: string): string =>
  xml.replace(/&(?:#(x?)([0-9a-fA-F]{1,6})|(\w{2,4}));/g, (all, hex?: string, digits?: string, name?: string) => {
    if (digits === undefined) return ENTITY[name ?? ''] ?? all;
    const code = Number.parseInt(digits, hex === 'x' ? 16 : 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });

/** Runs of one word are joined as they stand; only what Word itself sets apart is set apart. */
const textOf = (xml: string): string =>
  plain(xml.replace(/<(?:\w+:)?(?:tab|br|cr)\b[^>]*>/g, ' ').replace(/<[^>]*>/g, ''));

/** Refuses what `zipDirectory` and `inflateEntry` refuse. */
export function officeLines(bytes: Uint8Array, kind: string, limits: Limits): Result<readonly string[]> {
  const directory = zipDirectory(bytes, limits);
  if (!directory.ok) return directory;
  const lines: string[] = [];
  for (const entry of directory.value.filter(({ name }) => READ[kind]?.test(name) === true)) {
    const part = inflateEntry(bytes, entry);
    if (!part.ok) return part;
    const xml = new TextDecoder().decode(part.value);
    lines.push(...[...xml.matchAll(NAMED)].map((match) => plain(match[1] ?? '')));
    for (const piece of xml.split(ENDS)) lines.push(textOf(piece));
  }
  return ok(lines);
}
