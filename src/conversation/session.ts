/**
 * What is open at one address: the question, the choices last shown, what was asked before. An unreadable or
 * older session starts again at the menu and nothing is lost, since drafts live in tables of their own.
 */
import type { DoubtKind } from '../domain/doubt.js';
import type { FigureOrigin, FigureValue } from '../domain/figure.js';
import type { Instant } from '../domain/time.js';
import type { Draft } from './facts.js';
import type { KeptFile } from './turn.js';

export interface Shown {
  readonly id: string;
  /** Folded label: a typed word that equals it counts as the press. */
  readonly word: string;
}

/** A reading offered by a button: what the figure would be. */
export interface OfferedReading {
  readonly value: FigureValue;
  readonly note: string | null;
  /** Taken over from another campaign's report; absent or null: typed. */
  readonly origin?: FigureOrigin | null;
}

/** What stands open in a report's question. */
export type AskState =
  | { readonly kind: 'plain' }
  /** The numerator is known; only "trên tổng bao nhiêu?" is open. */
  | { readonly kind: 'denominator'; readonly numerator: number; readonly note: string | null }
  /** Only the total is known; "trong đó bao nhiêu?" is open. */
  | { readonly kind: 'numerator'; readonly denominator: number; readonly note: string | null }
  /** Only a percentage was given; the counts are asked once. */
  | { readonly kind: 'counts'; readonly percent: string }
  /** Every figure is in, and this one looks unusual: a slip, another way of counting, or real? */
  | { readonly kind: 'doubt'; readonly doubt: DoubtKind }
  /** "nhầm, 413/655" where nothing was answered yet: the figure before this one, or this one? `text` waits as typed. */
  | { readonly kind: 'whose'; readonly text: string }
  /** The reading was not certain; these are offered. */
  | { readonly kind: 'readings'; readonly readings: readonly OfferedReading[] };

export type Open =
  | { readonly kind: 'none' }
  | { readonly kind: 'question'; readonly obligationId: string; readonly criterionId: string; readonly state: AskState }
  | { readonly kind: 'summary'; readonly obligationId: string }
  | { readonly kind: 'as_of'; readonly obligationId: string }
  | { readonly kind: 'highlight'; readonly obligationId: string; readonly text: string }
  | { readonly kind: 'drop'; readonly obligationId: string }
  | {
      readonly kind: 'correct';
      readonly obligationId: string;
      readonly criterionId: string;
      readonly value: FigureValue | null;
      readonly reason: string | null;
      readonly version: number;
      /** What was asked back about the new figure; absent: nothing. */
      readonly state?: AskState;
    }
  /** Words of the unit are awaited: why a figure is kept, why it is contested, an answer, or the head's word. */
  | {
      readonly kind: 'unit_says';
      readonly act: 'explain' | 'contest' | 'reply' | 'send_back';
      readonly obligationId: string;
      readonly criterionId: string;
      /** The figure's version it is about; 0 for a reply. */
      readonly version: number;
      /** The question that is answered; '' otherwise. */
      readonly taskId: string;
    }
  /** Words about an announcement are awaited, or (`text`) wait to be sent on; `before` stays open behind them. */
  | {
      readonly kind: 'announcement';
      readonly broadcastId: string;
      readonly as: 'say' | 'ask' | 'offer';
      readonly text: string | null;
      readonly before: Open;
    }
  | { readonly kind: 'choose_unit'; readonly act: string; readonly rest: string }
  /** The day on which the report will come was asked for. */
  | { readonly kind: 'promise'; readonly obligationId: string }
  | { readonly kind: 'consent'; readonly invitationId: string }
  | { readonly kind: 'want_code' }
  /** Evidence is asked for: a document or file for `criterionId`, or, with `file` in hand, for which criterion it is. */
  | {
      readonly kind: 'evidence';
      readonly obligationId: string;
      readonly criterionId: string;
      readonly file: KeptFile | null;
    }
  /** The unit's words about one qualitative standard are asked for. */
  | { readonly kind: 'stated'; readonly obligationId: string; readonly criterionId: string }
  /** What should be corrected in one's own data is asked. */
  | { readonly kind: 'my_data' }
  /** A coordinator's act in the middle; `step` and `held` belong to that act's own flow. */
  | {
      readonly kind: 'office';
      readonly act: string;
      readonly step: string;
      readonly held: Readonly<Record<string, string | number>>;
    };

/** A practice report: its draft stands here and nowhere else, beside what was open before it. */
export interface Practice {
  readonly campaignId: string;
  readonly unitId: number;
  readonly since: Instant;
  readonly before: Pick<Session, 'open' | 'shown' | 'numbered'>;
  readonly draft: Omit<Draft, 'obligationId' | 'planVersion' | 'droppedAt'>;
}

export interface Session {
  readonly v: 1;
  readonly open: Open;
  /** The choices of the last bubble, in order; `numbered` when a bare number may pick one. */
  readonly shown: readonly Shown[];
  readonly numbered: boolean;
  /** Another page was shown since: what is open is not what the person read last. */
  readonly behind?: boolean;
  /** The last question answered here, for "còn lại", "năm ngoái". */
  readonly answerId: string | null;
  /** Which campaign is meant here, of a person with roles in several. */
  readonly campaignId?: string | null;
  /** Null or absent: nobody practises here. */
  readonly practice?: Practice | null;
}

export const FRESH: Session = { v: 1, open: { kind: 'none' }, shown: [], numbered: false, answerId: null };

/** Reads a stored session; anything unknown starts again at the menu. */
export function readSession(text: string | null): Session {
  if (text === null) return FRESH;
  try {
    const held = JSON.parse(text) as Session;
    return held.v === 1 && typeof held.open?.kind === 'string' && Array.isArray(held.shown) ? held : FRESH;
  } catch {
    return FRESH;
  }
}
