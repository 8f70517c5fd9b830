/**
 * An office's own form: a DOCX in which `{{ten_truong}}` stands for a value, and a table row with `{{danh_sach.cot}}` is
 * repeated for each line of a list. A name may be broken over several runs, as Word likes to do; written in capitals, its
 * value comes in capitals. The form is a stranger's file: its archive is judged first, and nothing but text is put in.
 */
import { ok, type Result, refuse } from '../domain/problem.js';
import { judgeEvidence } from './evidence.js';
import { LIMITS, type Limits } from './limits.js';
import { printable } from './paper.js';
import { inflateEntry, zipDirectory } from './zip.js';

/** 5 MB: a letterhead with a picture fits. */
export const FORM_BYTES = 5_000_000;
const FORM_LIMITS: Limits = { ...LIMITS, bytes: FORM_BYTES, entries: 400, inflated: 40_000_000 };

export interface FormValues {
  readonly fields: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
}

/** What a form holds. `loose`: list columns that stand in no row of their list, and braces that never close. */
export interface FormFields {
  readonly fields: readonly string[];
  readonly loose: readonly string[];
}

const TEXT_PARTS = /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$/;
const TOKEN = /<[^>]*>|[^<]+/g;
const FIELD = /\{\{\s*([^{}]{1,80}?)\s*\}\}/g;

type Parts = ReadonlyMap<string, Uint8Array>;

/** Refuses `form_kind` (no DOCX), `form_too_big`, `form_macro`, `form_external` and what `zipDirectory` refuses. */
function openForm(bytes: Uint8Array): Result<Parts> {
  if (bytes.length > FORM_BYTES) return refuse('form_too_big');
  const judged = judgeEvidence(bytes);
  if (!judged.ok)
    return judged.problem.code.startsWith('file_')
      ? judged
      : refuse(judged.problem.code === 'macro' ? 'form_macro' : 'form_kind');
  if (judged.value.extension !== 'docx') return refuse('form_kind');
  const directory = zipDirectory(bytes, FORM_LIMITS);
  if (!directory.ok) return directory;
  const parts = new Map<string, Uint8Array>();
  for (const entry of directory.value) {
    if (entry.name.endsWith('/')) continue;
    const part = inflateEntry(bytes, entry);
    if (!part.ok) return part;
    if (/\.xml(?:\.rels)?$|\.rels$/i.test(entry.name) && isUnsafeXml(entry.name, decode(part.value)))
      return refuse('form_external');
    parts.set(entry.name, part.value);
  }
  return ok(parts);
}

/** What is fetched from elsewhere when the paper is opened, or entities that grow. A plain hyperlink asks first. */
function isUnsafeXml(name: string, xml: string): boolean {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) return true;
  if (!name.endsWith('.rels')) return false;
  return [...xml.matchAll(/<Relationship\b[^>]*>/g)].some(
    ([tag]) => /TargetMode\s*=\s*["']External/i.test(tag) && !/Type\s*=\s*["'][^"']*\/hyperlink["']/i.test(tag),
  );
}

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const tagName = (token: string): string => /^<\/?([\w:]+)/.exec(token)?.[1] ?? '';
const isOpen = (token: string, name: string): boolean =>
  tagName(token) === name && token.startsWith('<') && !token.startsWith('</') && !token.endsWith('/>');
const isClose = (token: string, name: string): boolean => token.startsWith('</') && tagName(token) === name;

const plain = (xml: string): string =>
  xml.replace(/&(lt|gt|amp|quot|apos|#\d+|#x[0-9a-f]+);/gi, (whole, name: string) => {
    const named = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }[name.toLowerCase()];
    if (named !== undefined) return named;
    const code = Number(name.startsWith('#x') ? `0x${name.slice(2)}` : name.slice(1));
    return Number.isInteger(code) && code > 0 && code < 0x110000 ? String.fromCodePoint(code) : whole;
  });
const escaped = (text: string): string =>
  printable(text).replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);

/** Where the text of one paragraph stands: token by token, since a name may be broken over several. */
type Paragraph = { readonly at: number; text: string }[];

function paragraphs(tokens: readonly string[]): Paragraph[] {
  const all: Paragraph[] = [];
  let own: Paragraph = [];
  const flush = (): void => {
    if (own.length > 0) all.push(own);
    own = [];
  };
  tokens.forEach((token, at) => {
    if (tagName(token) === 'w:p') flush();
    else if (!token.startsWith('<') && isOpen(tokens[at - 1] ?? '', 'w:t')) own.push({ at, text: plain(token) });
  });
  flush();
  return all;
}

interface Row {
  readonly from: number;
  readonly to: number;
}

/** Innermost rows first, so that a table within a cell is a table of its own. */
function rowsOf(tokens: readonly string[]): Row[] {
  const open: number[] = [];
  const rows: Row[] = [];
  tokens.forEach((token, at) => {
    if (isOpen(token, 'w:tr')) open.push(at);
    if (isClose(token, 'w:tr')) {
      const from = open.pop();
      if (from !== undefined) rows.push({ from, to: at });
    }
  });
  return rows;
}

/** The list a row belongs to: that of the first list column named in it. */
function listIn(tokens: readonly string[]): string | null {
  for (const paragraph of paragraphs(tokens)) {
    for (const [, name = ''] of paragraph
      .map((one) => one.text)
      .join('')
      .matchAll(FIELD)) {
      const [list, column] = name.toLowerCase().split('.');
      if (list !== undefined && column !== undefined) return list;
    }
  }
  return null;
}

interface ListRow extends Row {
  readonly list: string;
}

/** Rows to be repeated, in their order. A row that holds the rows of a table within it is none of a list. */
function listRows(tokens: readonly string[]): ListRow[] {
  const rows = rowsOf(tokens);
  return rows
    .filter((row) => !rows.some((other) => other.from > row.from && other.to < row.to))
    .flatMap((row) => {
      const list = listIn(tokens.slice(row.from, row.to + 1));
      return list === null ? [] : [{ ...row, list }];
    })
    .sort((a, b) => a.from - b.from);
}

function fieldsIn(xml: string): FormFields {
  const tokens = xml.match(TOKEN) ?? [];
  const rows = listRows(tokens);
  const fields: string[] = [];
  const loose: string[] = [];
  for (const paragraph of paragraphs(tokens)) {
    const text = paragraph.map((one) => one.text).join('');
    for (const [, name = ''] of text.matchAll(FIELD)) {
      const field = name.toLowerCase();
      fields.push(field);
      const at = paragraph[0]?.at ?? 0;
      const filled = rows.some(({ from, to, list }) => from < at && at < to && field.startsWith(`${list}.`));
      if (field.includes('.') && !filled) loose.push(field);
    }
    const broken = /\{\{[^{}]{0,40}/.exec(text.replace(FIELD, ''))?.[0];
    if (broken !== undefined) loose.push(broken);
  }
  return { fields, loose };
}

/** The fields of a form, each once, in the order of the paper. Refuses as `openForm` does. */
export function readForm(bytes: Uint8Array): Result<FormFields> {
  const parts = openForm(bytes);
  if (!parts.ok) return parts;
  const found = [...parts.value].filter(([name]) => TEXT_PARTS.test(name)).map(([, part]) => fieldsIn(decode(part)));
  return ok({
    fields: [...new Set(found.flatMap((one) => one.fields))],
    loose: [...new Set(found.flatMap((one) => one.loose))],
  });
}

type Lookup = (field: string) => string;

/** A name in capitals asks for its value in capitals. */
function valueFor(name: string, lookup: Lookup): string {
  const value = lookup(name.toLowerCase());
  return name === name.toUpperCase() && name !== name.toLowerCase() ? value.toLocaleUpperCase('vi') : value;
}

/** Puts the values into one paragraph's runs: each value into the run in which its name begins. */
function fillParagraph(paragraph: Paragraph, lookup: Lookup): boolean {
  const text = paragraph.map((one) => one.text).join('');
  const found = [...text.matchAll(FIELD)].toReversed();
  for (const match of found) {
    const from = match.index;
    const to = from + match[0].length;
    let start = 0;
    let value = valueFor(match[1] ?? '', lookup);
    for (const run of paragraph) {
      const end = start + run.text.length;
      const [cutFrom, cutTo] = [Math.max(from, start) - start, Math.min(to, end) - start];
      const length = run.text.length;
      if (cutFrom < cutTo) {
        run.text = run.text.slice(0, cutFrom) + value + run.text.slice(cutTo);
        value = '';
      }
      start += length;
    }
  }
  return found.length > 0;
}

function fillTokens(given: readonly string[], lookup: Lookup): string {
  const tokens = [...given];
  for (const paragraph of paragraphs(tokens)) {
    if (!fillParagraph(paragraph, lookup)) continue;
    for (const { at, text } of paragraph) {
      tokens[at - 1] = '<w:t xml:space="preserve">';
      tokens[at] = escaped(text).replaceAll('\n', '</w:t><w:br/><w:t xml:space="preserve">');
    }
  }
  return tokens.join('');
}

function fillPart(xml: string, { fields, lists }: FormValues): string {
  const tokens = xml.match(TOKEN) ?? [];
  const whole: Lookup = (name) => fields[name] ?? '';
  let made = '';
  let done = 0;
  for (const { from, to, list } of listRows(tokens)) {
    made += fillTokens(tokens.slice(done, from), whole);
    const row = tokens.slice(from, to + 1);
    // A table keeps a row where the list is empty.
    for (const item of lists[list]?.length ? (lists[list] ?? []) : [{}]) {
      const own: Readonly<Record<string, string>> = item;
      made += fillTokens(row, (name) => {
        const [of, column = ''] = name.split('.');
        return of === list && name.includes('.') ? (own[column] ?? '') : whole(name);
      });
    }
    done = to + 1;
  }
  return made + fillTokens(tokens.slice(done), whole);
}

/** The form with its values. Fields without a value are left empty; refuses as `openForm` does. */
export async function fillForm(bytes: Uint8Array, values: FormValues): Promise<Result<Uint8Array>> {
  const parts = openForm(bytes);
  if (!parts.ok) return parts;
  const { zipSync } = await import('fflate');
  const filled: Record<string, Uint8Array> = {};
  for (const [name, part] of parts.value) {
    filled[name] = TEXT_PARTS.test(name) ? new TextEncoder().encode(fillPart(decode(part), values)) : part;
  }
  return ok(zipSync(filled));
}
