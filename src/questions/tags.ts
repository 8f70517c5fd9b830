/** What the words of a question turned out to be, in their order. */
import type { Decimal } from '../domain/quantity.js';
import type { Concept } from './phrases.js';
import type { TypeMeaning } from './types.js';

export type Tag =
  | { readonly kind: 'concept'; readonly concept: Exclude<Concept, 'filler'> }
  | { readonly kind: 'unit'; readonly rows: readonly number[]; readonly sure: boolean }
  | { readonly kind: 'criterion'; readonly ids: readonly string[] }
  /** What is counted ("hồ sơ"): names a criterion only where nothing better does. */
  | { readonly kind: 'noun'; readonly ids: readonly string[] }
  | { readonly kind: 'type'; readonly meanings: readonly TypeMeaning[]; readonly whole: boolean }
  | { readonly kind: 'number'; readonly value: Decimal; readonly percent: boolean; readonly spelled: boolean }
  | { readonly kind: 'period'; readonly period: string }
  /** "năm 2023", "năm ngoái" as a year, already counted from today. */
  | { readonly kind: 'year'; readonly year: number; readonly past: boolean }
  | { readonly kind: 'dash' }
  | { readonly kind: 'slash' }
  | { readonly kind: 'unknown'; readonly key: string; readonly name: boolean; readonly at: number };

/** What some words starting at one place may be. */
export interface Found {
  readonly length: number;
  readonly tag: Tag | null;
  /** Higher wins among matches of one length. */
  readonly weight: number;
}
