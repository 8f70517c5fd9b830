/** What was answered to an announcement, by unit. Every unit is counted once, so the groups add up to all of them. */
import type { LedgerState, Question } from './types.js';

export const GIVEN = ['received', 'attend', 'absent', 'words'] as const;
export type GivenKind = (typeof GIVEN)[number];

export interface AnswerGiven {
  readonly kind: GivenKind;
  /** Only of `words`. */
  readonly words: string | null;
}

/** One receiver of the ledger with what they answered. */
export interface AskedRow {
  readonly personId: string | null;
  readonly unitIds: readonly number[];
  readonly state: LedgerState;
  readonly given: AnswerGiven | null;
  readonly at: number | null;
  readonly remindedAt: number | null;
}

/** A unit, or a person who belongs to none. */
export type Whose = { readonly unitId: number } | { readonly personId: string };

export interface UnitAnswer {
  readonly whose: Whose;
  readonly given: AnswerGiven;
  readonly at: number;
}

export interface Tally {
  readonly answered: readonly UnitAnswer[];
  /** Reached, or perhaps reached, and silent. */
  readonly silent: readonly Whose[];
  /** Nothing has got through to anybody of it. */
  readonly notReached: readonly Whose[];
  /** Nobody has joined. */
  readonly nobody: readonly Whose[];
  readonly total: number;
}

/** Which answers a question takes. */
export function answersTo(question: Question | null): readonly GivenKind[] {
  switch (question) {
    case 'received':
      return ['received'];
    case 'attend':
      return ['attend', 'absent'];
    case 'words':
      return ['words'];
    case null:
      return [];
    default:
      return question satisfies never;
  }
}

const GOT: ReadonlySet<LedgerState> = new Set<LedgerState>(['delivered', 'in_doubt']);

const whoseOf = (row: AskedRow): readonly Whose[] => {
  if (row.unitIds.length > 0) return row.unitIds.map((unitId) => ({ unitId }));
  return row.personId === null ? [] : [{ personId: row.personId }];
};

export const keyOf = (whose: Whose): string => ('unitId' in whose ? `u${whose.unitId}` : `p${whose.personId}`);

/** Of several people of one unit the newest answer counts. */
export function tally(rows: readonly AskedRow[]): Tally {
  const groups = new Map<string, { readonly whose: Whose; readonly rows: AskedRow[] }>();
  for (const row of rows) {
    for (const whose of whoseOf(row)) {
      const held = groups.get(keyOf(whose)) ?? { whose, rows: [] };
      held.rows.push(row);
      groups.set(keyOf(whose), held);
    }
  }
  const answered: UnitAnswer[] = [];
  const silent: Whose[] = [];
  const notReached: Whose[] = [];
  const nobody: Whose[] = [];
  for (const { whose, rows: own } of groups.values()) {
    const said = own.flatMap(({ given, at }) => (given === null || at === null ? [] : [{ whose, given, at }]));
    const newest = said.sort((a, b) => b.at - a.at)[0];
    if (newest !== undefined) answered.push(newest);
    else if (own.some((row) => GOT.has(row.state))) silent.push(whose);
    else if (own.every((row) => row.personId === null)) nobody.push(whose);
    else notReached.push(whose);
  }
  return { answered, silent, notReached, nobody, total: groups.size };
}

/** Whom a reminder is for: reached, silent for every unit of theirs, and not reminded yet. */
export function toRemind(rows: readonly AskedRow[]): readonly AskedRow[] {
  const quiet = new Set(tally(rows).silent.map(keyOf));
  return rows.filter(
    (row) =>
      row.personId !== null &&
      row.given === null &&
      row.remindedAt === null &&
      GOT.has(row.state) &&
      whoseOf(row).some((whose) => quiet.has(keyOf(whose))),
  );
}
