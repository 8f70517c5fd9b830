/**
 * A text that goes to many: words with fields in braces (`{đơn vị}`, `{hạn cuối}`), filled in for each reader. A field
 * nobody knows is refused by name with the nearest known one; a blank of the writer's own (`{địa điểm}`) must be filled
 * before anything goes out; a value a reader does not have is named as missing, never left empty.
 */
import { ok, type Problem, type Result, refuse } from '../domain/problem.js';
import type { Day } from '../domain/time.js';
import { type BlankId, blankName, type FieldId, fieldMeant, fieldName } from '../language/fields.js';
import { type Language, type Line, line, type Param } from '../messages/message.js';

/** UTF-16 units of a text before its fields are filled: leaves room for them and its source on every channel. */
export const TEXT_MOST = 1200;

export type Piece =
  | { readonly words: string }
  | { readonly field: FieldId }
  | { readonly blank: BlankId; readonly name: string };

/** Null: this reader has none. */
export type FieldValues = Readonly<Record<FieldId, Param | null>>;

/** Puts a line into words in the reader's language. */
export type Say = (line: Line) => string;

/** The same text per language; without a variant of their own readers of English get the Vietnamese one. */
export interface Variants {
  readonly vi: string;
  readonly en: string | null;
}

/** The paper a text announces and does not replace. */
export interface SourceDocument {
  /** With its kind: "Giấy mời số 12/GM-UBND". */
  readonly number: string;
  readonly day: Day | null;
  readonly clause: string | null;
}

const BRACED = /\{([^{}]*)\}/g;

/**
 * Refuses `text_empty`, `text_too_long`, `text_brace` (one that opens or closes nothing), `text_field_unknown`,
 * `text_field_near`.
 */
export function readText(source: string): Result<readonly Piece[]> {
  const text = source.normalize('NFC').trim();
  if (text === '') return refuse('text_empty');
  if (text.length > TEXT_MOST) return refuse('text_too_long', { most: TEXT_MOST, length: text.length });
  const pieces: Piece[] = [];
  let from = 0;
  for (const found of text.matchAll(BRACED)) {
    const problem = between(pieces, text.slice(from, found.index));
    if (problem !== null) return { ok: false, problem };
    const name = (found[1] ?? '').trim();
    const meant = fieldMeant(name);
    if (meant.kind === 'unknown') return unknownField(name, meant.nearest);
    pieces.push(meant.kind === 'field' ? { field: meant.id } : { blank: meant.id, name });
    from = found.index + found[0].length;
  }
  const problem = between(pieces, text.slice(from));
  return problem === null ? ok(pieces) : { ok: false, problem };
}

const unknownField = (name: string, nearest: string | null) =>
  nearest === null ? refuse('text_field_unknown', { name }) : refuse('text_field_near', { name, nearest });

/** Adds plain words; a lone brace among them is a field somebody did not finish. */
function between(pieces: Piece[], words: string): Problem | null {
  const lone = /[{}]/.exec(words);
  if (lone !== null) return { code: 'text_brace', params: { near: words.slice(lone.index, lone.index + 30) } };
  if (words !== '') pieces.push({ words });
  return null;
}

/** The writer's own blanks that still stand in the text, each once, as written. */
export function blanksIn(pieces: readonly Piece[]): readonly { readonly id: BlankId; readonly name: string }[] {
  const found = new Map(pieces.flatMap((piece) => ('blank' in piece ? [[piece.blank, piece.name] as const] : [])));
  return [...found].map(([id, name]) => ({ id, name }));
}

/** Text that may go out: readable, and nothing left to fill. Refuses what `readText` refuses, and `text_blank`. */
export function finished(source: string): Result<readonly Piece[]> {
  const read = readText(source);
  if (!read.ok) return read;
  const left = blanksIn(read.value);
  if (left.length === 0) return read;
  return refuse('text_blank', { names: left.map((one) => one.name).join(', ') });
}

/** The source with the writer's blanks filled in; unknown or empty ones stay. */
export function fillBlanks(source: string, values: Readonly<Partial<Record<BlankId, string>>>): string {
  return source.replace(BRACED, (whole, name: string) => {
    const meant = fieldMeant(name);
    const value = meant.kind === 'blank' ? (values[meant.id] ?? '').replace(/[{}]/g, '').trim() : '';
    return value === '' ? whole : value;
  });
}

/** Which fields of the text this reader has no value for: what a preview counts and names. */
export function missingFor(pieces: readonly Piece[], values: FieldValues): readonly FieldId[] {
  const asked = pieces.flatMap((piece) => ('field' in piece && values[piece.field] === null ? [piece.field] : []));
  return [...new Set(asked)];
}

/** The text as one reader reads it. A blank that was never filled is a bug of the caller (`finished`). */
export function renderFor(pieces: readonly Piece[], values: FieldValues, say: Say): string {
  return pieces
    .map((piece) => {
      if ('words' in piece) return piece.words;
      if ('blank' in piece) throw new Error('a text with an unfilled blank was to go out');
      const value = values[piece.field];
      return say(value === null ? line(`announce.absent.${piece.field}`) : line('announce.field', { value }));
    })
    .join('');
}

/** The text for a reader's language, and whether it had to be the Vietnamese one. */
export function variantFor(
  texts: Variants,
  language: Language,
): { readonly source: string; readonly asWritten: boolean } {
  const own = texts[language];
  return own === null ? { source: texts.vi, asWritten: true } : { source: own, asWritten: false };
}

/** The last line of an announcement: which paper it is about, and that it does not replace it. */
export function sourceLine({ number, day, clause }: SourceDocument): Line {
  const on: Param = day === null ? '' : { line: line('announce.source_day', { day: { day, form: 'day' } }) };
  const at: Param = clause === null ? '' : { line: line('announce.source_clause', { clause }) };
  return line('announce.source', { number, on, at });
}

export const fieldToken = (id: FieldId, language: Language): string => `{${fieldName(id, language)}}`;
export const blankToken = (id: BlankId, language: Language): string => `{${blankName(id, language)}}`;
