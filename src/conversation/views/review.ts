/** What became of sent figures, and by whose hand. */
import type { Assessment, Statement } from '../../domain/assessment.js';
import type { FigureOrigin } from '../../domain/figure.js';
import type { Role } from '../../domain/people.js';
import type { Instant } from '../../domain/time.js';
import type { CampaignId, NotedAct, ObligationId, PersonId, SeatId } from '../../events/event.js';
import type { FigureView, ObligationView, SignedDocument } from './report.js';

/** Whose hand it was. The name is the person's own display name; null where they gave none. */
export interface Hand {
  readonly seatId: SeatId;
  readonly personId: PersonId;
  readonly role: Role;
  readonly displayName: string | null;
}

/** A figure with what was said and by whom; `by` null: the command line, or an import from it. */
export interface FigureVersion extends FigureView {
  readonly note: string | null;
  readonly reason: string | null;
  readonly origin: FigureOrigin | null;
  readonly supplementary: boolean;
  readonly confirmed: boolean;
  readonly by: Hand | null;
}

/** One row of what happened to a figure in verification; see `store/schema/review`. */
export interface ReviewActView {
  readonly criterionId: string | null;
  readonly version: number;
  readonly act: NotedAct | FigureAct;
  readonly words: string | null;
  readonly at: Instant;
  readonly by: Hand | null;
}

export type FigureAct =
  | 'verified'
  | 'confirmed_own'
  | 'returned'
  | 'resubmitted'
  | 'explained'
  | 'set'
  | 'decided'
  | 'contested'
  | 'withdrawn';

/** A report that was sent and holds figures nobody verified yet. */
export interface AwaitingReport {
  readonly obligation: ObligationView;
  /** Every current figure of the report, verified or not. */
  readonly figures: readonly FigureVersion[];
  readonly previous: readonly FigureView[];
  readonly acts: readonly ReviewActView[];
  /** How many documents and files prove it. */
  readonly proofs: number;
}

export interface Awaiting {
  /** All of them; `reports` holds the oldest, at most as many as a queue looks through. */
  readonly total: number;
  readonly reports: readonly AwaitingReport[];
}

export interface ClosingView {
  readonly closedAt: Instant;
}

/** What proves a figure: exactly one of `file` and `document`. */
export interface EvidenceView {
  readonly id: string;
  readonly campaignId: CampaignId;
  readonly obligationId: ObligationId;
  readonly unitId: number;
  readonly criterionId: string;
  readonly figureVersion: number;
  readonly at: Instant;
  readonly file: {
    readonly sha256: string;
    readonly size: number;
    readonly type: string;
    readonly name: string;
  } | null;
  readonly document: SignedDocument | null;
}

/** What a unit said about a qualitative standard. */
export interface StatementView extends Statement {
  readonly campaignId: CampaignId;
  readonly obligationId: ObligationId;
  readonly by: Hand | null;
}

/** How the standing agency assessed one; `by` null: the command line. */
export interface AssessmentView extends Assessment {
  readonly by: Hand | null;
}
