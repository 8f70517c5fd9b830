/**
 * The questions a turn may ask about what is stored. Declared here, answered by `store/facts` on the turn's own
 * transaction, so that what is decided and what is written see the same state.
 */

import type { AnswerFacts } from '../broadcast/answer-facts.js';
import type { BroadcastFacts } from '../broadcast/facts.js';
import type { Assessment, Statement } from '../domain/assessment.js';
import type { Calendar, CalendarEntry } from '../domain/calendar.js';
import type { Figure, FigureOrigin, FigureState, FigureValue } from '../domain/figure.js';
import type { GoalFigure } from '../domain/goal.js';
import type { AgencyDue, DecidedBound } from '../domain/obligation.js';
import type { Role } from '../domain/people.js';
import type { Plan } from '../domain/plan.js';
import type { PrivacyKind } from '../domain/privacy.js';
import type { Day, Instant } from '../domain/time.js';
import type { Unit } from '../domain/unit.js';
import type {
  AddressId,
  CampaignId,
  InvitationId,
  NotedAct,
  ObligationId,
  PersonId,
  SeatId,
  TaskId,
} from '../events/event.js';
import type { Language } from '../messages/message.js';
import type { AskFacts } from '../questions/facts.js';
import type { Outcome } from '../questions/outcome.js';
import type { AwardFacts } from './facts-award.js';
import type { PaperFacts } from './facts-papers.js';

export interface SeatView {
  readonly id: SeatId;
  readonly campaignId: CampaignId;
  readonly role: Role;
  readonly unit: Unit | null;
  /** The inviter said it is the right person. What an unconfirmed person sends is marked. */
  readonly confirmed: boolean;
  /** When a stand-in's seat ends by itself (exclusive); null or absent for any other. */
  readonly until?: Instant | null;
}

export interface Who {
  readonly address: AddressId;
  /** False when the address has never been written down. */
  readonly known: boolean;
  readonly displayName: string | null;
  readonly language: Language;
  readonly person: { readonly id: PersonId; readonly displayName: string | null; readonly locked: boolean } | null;
  /** Seats in force now, oldest first; empty for a locked person. */
  readonly seats: readonly SeatView[];
}

export interface CampaignView {
  readonly id: CampaignId;
  readonly plan: Plan;
  /** The recorded decision that yearly duties go on through this year; null or absent without one. */
  readonly through?: number | null;
  /** When it was closed after tổng kết: nothing is owed, asked for or reminded of any more. Null or absent: it runs. */
  readonly closedAt?: Instant | null;
  /** Since its issuing body ended: nothing is taken or reminded of until a successor answers for it. Null or absent: it runs. */
  readonly frozen?: { readonly from: Day; readonly document: string; readonly at: Instant } | null;
  /** Of the plan in force; rises with every recorded decision and every new text. Absent: the only one. */
  readonly version?: number;
}

export interface ObligationView {
  readonly id: ObligationId;
  readonly campaignId: CampaignId;
  readonly dutyId: string;
  readonly unit: Unit;
  readonly period: string;
  readonly opensAt: Instant;
  /** Exclusive on-time bound with any extension; null when the plan names no date. */
  readonly dueBefore: Instant | null;
  readonly locksAt: Instant | null;
  /** The bound was moved for this unit. */
  readonly extended: boolean;
  /** Nothing is owed (miễn). */
  readonly exempt: boolean;
  /** Null until the report was sent. The first sending decides "đúng hạn". */
  readonly submitted: {
    readonly at: Instant;
    readonly onTime: boolean | null;
    readonly receipt: string;
    readonly version: number;
    readonly asOf: Day;
    /** "Kết quả nổi bật, sáng kiến", the unit's own words. */
    readonly highlight: string | null;
  } | null;
}

/** A sent report with the day its figures are of. */
export interface DatedReport {
  readonly id: ObligationId;
  readonly unitId: number;
  readonly period: string;
  readonly sentAt: Instant;
  readonly asOf: Day;
}

export interface CalendarView {
  /** National tables with the campaign's own entries over them. */
  readonly calendar: Calendar;
  /** The campaign's own entries, by day. */
  readonly entries: readonly CalendarEntry[];
}

export interface AgencyDutyView extends AgencyDue {
  readonly campaignId: CampaignId;
  /** When its paper was written down; null while it is owed. */
  readonly doneAt: Instant | null;
  readonly document: string | null;
  readonly documentDay: Day | null;
}

/** A report asked for outside the rhythm; its obligations carry the same period. */
export interface RequestView {
  readonly campaignId: CampaignId;
  readonly period: string;
  readonly tier: string;
  readonly criteria: readonly string[];
  readonly asOf: Day;
  readonly dueBefore: Instant;
  readonly document: string;
  readonly at: Instant;
}

export interface ExtensionView {
  readonly to: Instant;
  readonly reason: string;
  readonly document: string;
  readonly at: Instant;
}

export interface DraftAnswer {
  readonly criterionId: string;
  readonly value: FigureValue;
  readonly note: string | null;
  /** The person's own message it came from, so that an edited message can correct it. */
  readonly ref: string | null;
  /** Taken over from another campaign's report; null or absent: typed. */
  readonly origin?: FigureOrigin | null;
  /** By whom and when, since several people may fill one report; null or absent when just typed. */
  readonly given?: { readonly at: Instant; readonly by: Hand } | null;
}

export interface Draft {
  readonly obligationId: ObligationId;
  readonly version: number;
  /** The plan version it was begun under; null or absent: the one in force. */
  readonly planVersion?: number | null;
  readonly answers: readonly DraftAnswer[];
  readonly asOf: Day | null;
  readonly highlight: string | null;
  /** When it was dropped ("hủy"); it can be taken back for a day. */
  readonly droppedAt: Instant | null;
  /** The one question about an unusual figure was answered; null or absent while it was not. */
  readonly doubt?: { readonly criterionId: string; readonly answer: string } | null;
}

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

export interface InvitationView {
  readonly id: InvitationId;
  readonly campaignId: CampaignId;
  readonly role: Role;
  readonly unit: Unit | null;
  readonly medium: 'chat' | 'printed' | 'phone';
  readonly name: string | null;
  readonly invitedBy: PersonId | null;
  readonly expiresAt: Instant;
  readonly used: boolean;
  /** The seat handed over with it; it must still be in force when the code is used. */
  readonly replaces?: SeatId | null;
  /** A stand-in's last day. */
  readonly until?: Day | null;
}

/** An invitation nobody has used yet. */
export interface PendingInvitation {
  readonly unitId: number | null;
  readonly role: Role;
  readonly expiresAt: Instant;
}

export interface SeatRow extends SeatView {
  readonly personId: PersonId;
  readonly displayName: string | null;
  readonly locked: boolean;
  readonly channels: readonly string[];
}

export interface TaskView {
  readonly id: TaskId;
  readonly campaignId: CampaignId;
  readonly kind: string;
  readonly subject: string;
  readonly details: Readonly<Record<string, string | number>>;
  readonly done: boolean;
}

export interface AnswerView {
  readonly id: string;
  readonly campaignId: CampaignId;
  readonly address: AddressId;
  readonly query: string;
  readonly at: Instant;
  readonly personId: PersonId | null;
  /** What was said; null where it was not kept. */
  readonly outcome: Outcome | null;
}

export interface UnreadQuestion {
  readonly text: string;
  readonly times: number;
  readonly lastDay: Day;
}

export interface AliasView {
  readonly key: string;
  readonly words: string;
  readonly criterionId: string;
}

/** A code that brings a second channel to the same person. */
export interface LinkCode {
  readonly personId: PersonId;
  /** Where it was shown. */
  readonly shownAt: AddressId;
  readonly expiresAt: Instant;
  readonly used: boolean;
}

export interface PersonChannel {
  readonly address: AddressId;
  /** When the person last wrote there; null: not since that is kept. */
  readonly seenAt: Instant | null;
  /** The platform refuses it. */
  readonly gone: boolean;
}

export interface UnitProgress {
  readonly unit: Unit;
  readonly obligationId: ObligationId;
  readonly submittedAt: Instant | null;
  readonly onTime: boolean | null;
}

/** A stored figure with what the correction flow needs to know. */
export interface FigureView extends Figure {
  readonly state: FigureState;
}

/** A signed paper as the unit named it. */
export interface SignedDocument {
  readonly number: string;
  readonly day: Day;
}

/** A person's open request about their own data. */
export interface PrivacyRequestView {
  readonly id: string;
  readonly personId: PersonId;
  readonly displayName: string | null;
  /** The person's latest seat in the campaign. */
  readonly role: Role;
  readonly unit: Unit | null;
  readonly kind: PrivacyKind;
  readonly words: string | null;
  readonly askedAt: Instant;
  readonly answerBy: Day;
  readonly doneBy: Day;
}

/** What is kept about one person; figures are the unit's and not among it. */
export interface KeptData {
  readonly displayName: string | null;
  readonly language: Language;
  readonly since: Instant | null;
  readonly channels: readonly {
    readonly channel: string;
    readonly external: string;
    readonly displayName: string | null;
    readonly createdAt: Instant;
  }[];
  readonly seats: readonly {
    readonly id: SeatId;
    readonly campaignId: CampaignId;
    readonly unitId: number | null;
    readonly role: Role;
    readonly openedAt: Instant;
    readonly endedAt: Instant | null;
  }[];
  readonly consents: readonly {
    readonly campaignId: CampaignId;
    readonly version: string | null;
    readonly given: boolean;
    readonly at: Instant;
  }[];
  readonly requests: readonly {
    readonly kind: PrivacyKind;
    readonly askedAt: Instant;
    readonly doneAt: Instant | null;
    readonly outcome: string | null;
  }[];
  /** Messages whose text is still kept. */
  readonly texts: number;
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

/** A report that is owed now, as whoever runs after it sees it. */
export interface OwingView {
  readonly obligationId: ObligationId;
  readonly campaignId: CampaignId;
  readonly unit: Unit;
  readonly period: string;
  readonly dueBefore: Instant;
  /** The unit's office number; null: none is written down. */
  readonly phone: string | null;
  /** Who reports, each with when reminders went out to them lately, over all campaigns. */
  readonly people: readonly { readonly personId: PersonId; readonly told: readonly Instant[] }[];
  readonly promise: {
    readonly day: Day;
    readonly half: 'morning' | 'afternoon' | null;
    readonly madeAt: Instant;
  } | null;
  /** Reminders about it since anybody of the unit wrote to us. */
  readonly unanswered: number;
  /** The focal point was told that the unit's head may be told. */
  readonly headNext: boolean;
  /** The newest reminder could be brought to nobody. */
  readonly unreached: boolean;
  /** When the office last drafted a paper about it. */
  readonly urgedAt: Instant | null;
}

export interface Facts extends AwardFacts, PaperFacts {
  announcements(): BroadcastFacts;
  announcementAnswers(): AnswerFacts;
  /** Everything of the campaign that is owed now and has a bound, by unit. */
  owing(campaignId: CampaignId): Promise<readonly OwingView[]>;
  who(address: AddressId): Promise<Who>;
  campaigns(): Promise<readonly CampaignView[]>;
  campaign(id: CampaignId): Promise<CampaignView | null>;
  /** An older version of a campaign's plan; null when there is none of this number. */
  planAt(campaignId: CampaignId, version: number): Promise<Plan | null>;
  units(campaignId: CampaignId): Promise<readonly Unit[]>;
  /** Sent reports that are not locked and whose unit was never asked whether the figures still hold. */
  reportsNotAskedAgain(campaignId: CampaignId): Promise<readonly DatedReport[]>;
  /** Every obligation of the unit, oldest period first. */
  obligations(campaignId: CampaignId, unitId: number): Promise<readonly ObligationView[]>;
  obligation(id: ObligationId): Promise<ObligationView | null>;
  /** Every obligation of the period, exempt ones too. */
  obligationsIn(campaignId: CampaignId, period: string): Promise<readonly ObligationView[]>;
  /** `<duty> <unit id> <period>` of every obligation there is. */
  standingKeys(campaignId: CampaignId): Promise<ReadonlySet<string>>;
  extension(id: ObligationId): Promise<ExtensionView | null>;
  calendar(campaignId: CampaignId): Promise<CalendarView>;
  /** Bounds set by a recorded decision. */
  decidedBounds(campaignId: CampaignId): Promise<readonly DecidedBound[]>;
  /** What the standing agency itself owes, oldest first. */
  agencyDuties(campaignId: CampaignId): Promise<readonly AgencyDutyView[]>;
  request(campaignId: CampaignId, period: string): Promise<RequestView | null>;
  /** Newest first. */
  requests(campaignId: CampaignId): Promise<readonly RequestView[]>;
  draft(id: ObligationId): Promise<Draft | null>;
  /** Current figures of one unit and period. */
  figures(campaignId: CampaignId, unitId: number, period: string): Promise<readonly FigureView[]>;
  /** Every version of one unit's figures in a period, oldest first. */
  history(campaignId: CampaignId, unitId: number, period: string): Promise<readonly FigureVersion[]>;
  /** What verification did with them, oldest first. */
  reviewActs(campaignId: CampaignId, unitId: number, period: string): Promise<readonly ReviewActView[]>;
  /** Sent reports with a figure that nobody verified, oldest sending first; `of` looks at one report only. */
  awaiting(campaignId: CampaignId, of?: ObligationId): Promise<Awaiting>;
  /** Null while the period is open. */
  closing(campaignId: CampaignId, period: string): Promise<ClosingView | null>;
  /** How many current figures of the period nobody verified. */
  unverified(campaignId: CampaignId, period: string): Promise<number>;
  /** The newest decision on a rule of the campaign; null where the plan's own word holds. */
  rule(campaignId: CampaignId, rule: string): Promise<string | null>;
  /** The newest signed paper named for the report, or null. */
  signedDocument(id: ObligationId): Promise<SignedDocument | null>;
  /** How many sent reports of the period have one. */
  signedDocuments(campaignId: CampaignId, period: string): Promise<number>;
  /** The unit's own launch plan, or null. */
  launchPlan(campaignId: CampaignId, unitId: number): Promise<SignedDocument | null>;
  /** Units with a focal point that named no launch plan and were never asked for it. */
  unitsWithoutLaunchPlan(campaignId: CampaignId): Promise<readonly number[]>;
  /** The unit's own words about its qualitative standards in a period. */
  statements(campaignId: CampaignId, unitId: number, period: string): Promise<readonly StatementView[]>;
  /** What nobody assessed since it was said, oldest first. */
  unassessed(campaignId: CampaignId): Promise<readonly StatementView[]>;
  /** How qualitative standards were assessed in a period (null: in all); one that is not here is "chưa đánh giá", and so is `open`. */
  assessments(campaignId: CampaignId, period: string | null): Promise<readonly AssessmentView[]>;
  /** Current figures of the goals the standing agency enters, oldest period first. */
  goals(campaignId: CampaignId): Promise<readonly GoalFigure[]>;
  invitation(codeHash: string): Promise<InvitationView | null>;
  invitationById(id: InvitationId): Promise<InvitationView | null>;
  /** Codes that are out and can still be used. */
  pendingInvitations(campaignId: CampaignId): Promise<readonly PendingInvitation[]>;
  /** Failed codes since `since`: by this address, and by all addresses that hold no seat. */
  failedCodes(address: AddressId, since: Instant): Promise<{ readonly here: number; readonly all: number }>;
  /** The latest wish for a code that nobody has met, of one campaign or any. */
  codeWish(
    address: AddressId,
    campaignId: CampaignId | null,
  ): Promise<{ readonly at: Instant; readonly unitText: string; readonly displayName: string | null } | null>;
  seats(campaignId: CampaignId): Promise<readonly SeatRow[]>;
  /** People holding the role in the campaign now (for the unit, where one is given). */
  holders(campaignId: CampaignId, role: Role, unitId: number | null): Promise<readonly PersonId[]>;
  progress(campaignId: CampaignId, period: string): Promise<readonly UnitProgress[]>;
  /** Open requests of people who hold or held a seat in the campaign, oldest first. */
  privacyRequests(campaignId: CampaignId): Promise<readonly PrivacyRequestView[]>;
  keptData(personId: PersonId): Promise<KeptData>;
  /** Evidence of one report, oldest first; what was taken back is left out. */
  evidenceOf(id: ObligationId): Promise<readonly EvidenceView[]>;
  evidence(id: string): Promise<EvidenceView | null>;
  /** Where else in the campaign the same bytes were given. */
  evidenceTwins(of: {
    readonly campaignId: CampaignId;
    readonly id: string;
    readonly sha256: string;
  }): Promise<readonly { readonly unitId: number; readonly period: string; readonly criterionId: string }[]>;
  /** Bytes the unit gave since then. */
  evidenceBytes(unitId: number, since: Instant): Promise<number>;
  /** Whether the person ever held a seat in one of the units. */
  heldSeatIn(personId: PersonId, unitIds: readonly number[]): Promise<boolean>;
  task(id: TaskId): Promise<TaskView | null>;
  openTasks(campaignId: CampaignId): Promise<readonly TaskView[]>;
  /** Open tasks of one subject (`obligation:…`, `period:…`), oldest first. */
  tasksAbout(campaignId: CampaignId, subject: string): Promise<readonly TaskView[]>;
  answer(id: string): Promise<AnswerView | null>;
  /** Answers given since then whose askers were told of no change yet, oldest first. */
  watchedAnswers(campaignId: CampaignId, since: Instant): Promise<readonly AnswerView[]>;
  /** Questions nothing answered, most often asked first. */
  unreadQuestions(campaignId: CampaignId): Promise<readonly UnreadQuestion[]>;
  /** Other names of criteria that were added to the campaign. */
  aliases(campaignId: CampaignId): Promise<readonly AliasView[]>;
  linkCode(codeHash: string): Promise<LinkCode | null>;
  /** Where a person is reached, the channel used last first. */
  channelsOf(personId: PersonId): Promise<readonly PersonChannel[]>;
  /** When somebody (a person's id, or an address) was last told that a kind of message is not read. */
  remarkedAt(whose: string, kind: string): Promise<Instant | null>;
  /** What questions read: arrays in memory, kept per data version. */
  ask(campaignId: CampaignId): Promise<AskFacts>;
}
