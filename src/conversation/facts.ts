/**
 * The questions a turn may ask about what is stored. Declared here, answered by `store/facts` on the turn's own
 * transaction, so that what is decided and what is written see the same state.
 */

import type { AnswerFacts } from '../broadcast/answer-facts.js';
import type { BroadcastFacts } from '../broadcast/facts.js';
import type { GoalFigure } from '../domain/goal.js';
import type { DecidedBound } from '../domain/obligation.js';
import type { Role } from '../domain/people.js';
import type { Plan } from '../domain/plan.js';
import type { Instant } from '../domain/time.js';
import type { Unit } from '../domain/unit.js';
import type { AddressId, CampaignId, InvitationId, ObligationId, PersonId, TaskId } from '../events/event.js';
import type { AskFacts } from '../questions/facts.js';
import type { AwardFacts } from './facts-award.js';
import type { PaperFacts } from './facts-papers.js';
import type { AgencyDutyView, CalendarView, CampaignView, ExtensionView, RequestView } from './views/campaign.js';
import type { AliasView, AnswerView, KeptData, PrivacyRequestView, TaskView, UnreadQuestion } from './views/office.js';
import type { InvitationView, LinkCode, PendingInvitation, PersonChannel, SeatRow, Who } from './views/people.js';
import type {
  DatedReport,
  Draft,
  FigureView,
  ObligationView,
  OwingView,
  SignedDocument,
  UnitProgress,
} from './views/report.js';
import type {
  AssessmentView,
  Awaiting,
  ClosingView,
  EvidenceView,
  FigureVersion,
  ReviewActView,
  StatementView,
} from './views/review.js';

export type * from './views/campaign.js';
export type * from './views/office.js';
export type * from './views/people.js';
export type * from './views/report.js';
export type * from './views/review.js';

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
  /** What nobody assessed since it was said, or whose assessment was taken back; oldest first. */
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
