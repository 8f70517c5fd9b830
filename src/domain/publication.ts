/** What the coordinator has published. Three ways, each wider than the one before. */
import type { Instant } from './time.js';

/** Every unit its own place; those who meet the mark named; the whole table. */
export const WAYS = ['own', 'met', 'all'] as const;
export type Way = (typeof WAYS)[number];

export interface Publication {
  readonly id: string;
  readonly period: string;
  readonly tier: string;
  /** Null: the list of those who meet every measurable standard. */
  readonly criterion: string | null;
  readonly way: Way;
  /** The ranking rule it was made by. */
  readonly rule: string;
  readonly at: Instant;
}
