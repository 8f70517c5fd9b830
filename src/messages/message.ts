/**
 * What the house says, before any language or channel: keys and parameters. `render` turns a bubble into words
 * and buttons. Nothing outside `locales/` holds a sentence.
 */
import type { Decimal } from '../domain/quantity.js';
import type { Day, Instant } from '../domain/time.js';

export type Language = 'vi' | 'en';

export type DayForm =
  | 'short' // 15/12
  | 'day' // 15/12/2023
  | 'weekday' // Thứ Năm, 14/12
  | 'weekday_year'; // Thứ Năm, 14/12/2023

export type InstantForm =
  | 'clock' // 09:15
  | 'clock_day' // 09:05, 21/11/2023
  | 'stamp'; // 09:15, Thứ Sáu 08/12/2023

/** A parameter that reads differently per language is given as a value, never as finished text. */
export type Param =
  | string
  | number
  | { readonly day: Day; readonly form: DayForm }
  | { readonly instant: Instant; readonly form: InstantForm }
  /** 63,09% */
  | { readonly percent: Decimal }
  /** 1.204 */
  | { readonly count: number | Decimal }
  | { readonly line: Line }
  /** Joined with ", ". */
  | { readonly list: readonly Param[] };

/** One piece of text by key; the words may hold line breaks. */
export interface Line {
  readonly key: string;
  readonly params?: Readonly<Record<string, Param>>;
}

export interface Choice {
  /** At most 60 bytes, e.g. `send:41:3` (act, subject, version). */
  readonly id: string;
  readonly label: Line;
}

/** A file made when the message is sent, from what it is about. */
export interface FileRecipe {
  readonly kind: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface Bubble {
  /** null is an empty line. */
  readonly lines: readonly (Line | null)[];
  readonly choices: readonly Choice[];
  /** The first line is a title. */
  readonly titled?: boolean;
  /**
   * How a channel without buttons spells the choices: `numbered` only where no figure is awaited,
   * `words` (the label in capitals) otherwise, `none` where the lines already say what to type.
   */
  readonly spelled?: 'numbered' | 'words' | 'none';
  readonly file?: FileRecipe;
  /**
   * Another page of this message of ours: takes its place where the channel can. Where it cannot, and where the page was
   * asked for in words, it is a message like any other.
   */
  readonly replaces?: string;
}

/** An approved message in place of the bubble where nothing else gets through (a shut window). */
export interface Template {
  readonly name: 'deadline' | 'verification' | 'announcement' | 'invitation';
  /** What the approved text leaves open; made by `template.ts`, put into words when it is sent. */
  readonly fields: Readonly<Record<string, Param>>;
}

export const line = (key: string, params?: Line['params']): Line => (params === undefined ? { key } : { key, params });
