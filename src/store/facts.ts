/** Answers the conversation's questions on one transaction: what is decided and what is written see the same state. */
import type {
  Awaiting,
  Facts,
  InvitationView,
  ObligationView,
  SeatRow,
  SeatView,
  UnitProgress,
  Who,
} from '../conversation/facts.js';
import { readSession, type Session } from '../conversation/session.js';
import type { Instant } from '../domain/time.js';
import type { Unit } from '../domain/unit.js';
import type { AddressId, CampaignId } from '../events/event.js';
import { PLANS_STAMP, renewals } from './apply/context.js';
import { reportsNotAskedAgain } from './facts/again.js';
import { answerFacts } from './facts/announcement-answers.js';
import { readAliases, readAnswer, readUnread, readWatched } from './facts/answers.js';
import { askFactsOf } from './facts/ask.js';
import { readAssessments, readStatements, readUnassessed } from './facts/assessments.js';
import * as awards from './facts/award.js';
import { broadcastFacts } from './facts/broadcast.js';
import { type Caches, type Plans, plansNow, readStamps } from './facts/caches.js';
import * as deadlines from './facts/deadlines.js';
import * as documents from './facts/documents.js';
import * as evidence from './facts/evidence.js';
import { readGoals } from './facts/goals.js';
import { pendingInvitations } from './facts/invitations.js';
import { owingViews } from './facts/owing.js';
import { paperForms } from './facts/papers.js';
import * as people from './facts/people.js';
import { readPlanAt } from './facts/plan-at.js';
import * as privacy from './facts/privacy.js';
import * as reports from './facts/reports.js';
import * as review from './facts/review.js';
import { readOpenTasks, readTask, readTasksAbout } from './facts/rows.js';
import type { ReadTx } from './port.js';
import { remarkedAt } from './queries/channel.js';
import { readChannels, readLinkCode } from './queries/link.js';

export { type Caches, createCaches } from './facts/caches.js';

export interface WhoAndSession {
  readonly who: Who;
  readonly session: Session;
  readonly gone: boolean;
  readonly left: people.Left;
}

/** `Facts`, and what only the caller of a turn needs. */
export interface StoredFacts extends Facts {
  /** The address, what is open there, whether the platform refuses it (`gone`), and what stands written, in one statement. */
  whoAndSession(address: AddressId): Promise<WhoAndSession>;
}

/** Good for one turn or one reading: what is in force does not change under it but by its own `apply`. */
export function createFacts(tx: ReadTx, caches: Caches, now: Instant): StoredFacts {
  return new TurnFacts(tx, caches, now);
}

class TurnFacts implements StoredFacts {
  /** What was read under which count of the turn's own renewals. */
  #stamps: { readonly at: number; readonly read: ReadonlyMap<string, string> } | null = null;
  #held: { readonly at: number; readonly plans: Plans } | null = null;

  constructor(
    private readonly tx: ReadTx,
    private readonly caches: Caches,
    private readonly now: Instant,
  ) {}

  async whoAndSession(address: AddressId) {
    const rows = await people.readWho(this.tx, address);
    const [first] = rows;
    const locked = first?.lockedAt != null;
    const held =
      locked || first?.seatId == null ? [] : rows.filter((row) => row.until === null || this.now < row.until);
    const plans = held.length === 0 ? null : await this.#plansUnder(first?.plansStamp ?? null);
    const seats = held.flatMap((row) => (plans === null ? [] : seatView(row, plans)));
    const who = people.whoOf(address, first, seats);
    return {
      who,
      session: readSession(first?.session ?? null),
      gone: first?.goneAt != null,
      left: people.leftOf(first),
    };
  }

  async who(address: AddressId): Promise<Who> {
    return (await this.whoAndSession(address)).who;
  }

  async campaigns() {
    return [...(await this.#plans()).campaigns.values()];
  }

  async campaign(id: string) {
    return (await this.#plans()).campaigns.get(id) ?? null;
  }

  paperForms(campaignId: string) {
    return paperForms(this.tx, campaignId);
  }

  planAt(campaignId: string, version: number) {
    return readPlanAt(this.tx, campaignId, version);
  }

  async units(campaignId: string): Promise<readonly Unit[]> {
    return (await this.#plans()).campaigns.get(campaignId)?.units ?? [];
  }

  async obligations(campaignId: string, unitId: number): Promise<readonly ObligationView[]> {
    const plans = await this.#plans();
    const rows = await reports.obligationsOfUnit(this.tx, campaignId, unitId);
    return rows.map((row) => viewIn(plans, row));
  }

  async obligation(id: string): Promise<ObligationView | null> {
    const row = await reports.obligationRow(this.tx, id);
    return row === undefined ? null : viewIn(await this.#plans(), row);
  }

  async obligationsIn(campaignId: string, period: string): Promise<readonly ObligationView[]> {
    const plans = await this.#plans();
    const rows = await reports.obligationsOfPeriod(this.tx, campaignId, period);
    return rows.map((row) => viewIn(plans, row));
  }

  standingKeys(campaignId: string) {
    return deadlines.standingKeys(this.tx, campaignId);
  }

  extension(id: string) {
    return deadlines.readExtension(this.tx, id);
  }

  calendar(campaignId: string) {
    return deadlines.readCalendar(this.tx, campaignId);
  }

  decidedBounds(campaignId: string) {
    return deadlines.readDecided(this.tx, campaignId);
  }

  agencyDuties(campaignId: string) {
    return deadlines.readAgencyDuties(this.tx, campaignId);
  }

  async request(campaignId: string, period: string) {
    return (await this.requests(campaignId)).find((one) => one.period === period) ?? null;
  }

  async requests(campaignId: string) {
    return (await this.#plans()).campaigns.get(campaignId)?.requests ?? [];
  }

  draft(id: string) {
    return reports.readDraft(this.tx, id);
  }

  figures(campaignId: string, unitId: number, period: string) {
    return reports.readFigures(this.tx, { campaignId, unitId, period });
  }

  history(campaignId: string, unitId: number, period: string) {
    return reports.readHistory(this.tx, { campaignId, unitId, period });
  }

  reviewActs(campaignId: string, unitId: number, period: string) {
    return review.readActs(this.tx, { campaignId, unitId, period });
  }

  async awaiting(campaignId: string, of?: string): Promise<Awaiting> {
    const plans = await this.#plans();
    return review.readAwaiting(this.tx, campaignId, of ?? null, (unitId) => unitIn(plans, unitId));
  }

  closing(campaignId: string, period: string) {
    return review.readClosing(this.tx, campaignId, period);
  }

  reportsNotAskedAgain(campaignId: string) {
    return reportsNotAskedAgain(this.tx, campaignId, this.now);
  }

  unverified(campaignId: string, period: string) {
    return review.countUnverified(this.tx, campaignId, period);
  }

  rule(campaignId: string, rule: string) {
    return review.readRule(this.tx, campaignId, rule);
  }

  launchPlan(campaignId: string, unitId: number) {
    return documents.launchPlan(this.tx, campaignId, unitId);
  }

  unitsWithoutLaunchPlan(campaignId: string) {
    return documents.unitsWithoutLaunchPlan(this.tx, campaignId, this.now);
  }

  signedDocuments(campaignId: string, period: string) {
    return documents.signedDocuments(this.tx, campaignId, period);
  }

  signedDocument(id: string) {
    return documents.signedDocument(this.tx, id);
  }

  statements(campaignId: string, unitId: number, period: string) {
    return readStatements(this.tx, { campaignId, unitId, period });
  }

  unassessed(campaignId: string) {
    return readUnassessed(this.tx, campaignId);
  }

  assessments(campaignId: string, period: string | null) {
    return readAssessments(this.tx, campaignId, period);
  }

  goals(campaignId: string) {
    return readGoals(this.tx, campaignId);
  }

  frozenSheet(campaignId: string, of: Parameters<Facts['frozenSheet']>[1]) {
    return awards.readFrozen(this.tx, campaignId, of);
  }

  suspensions(campaignId: string) {
    return awards.readSuspensions(this.tx, campaignId);
  }

  awardRules(campaignId: string) {
    return awards.readRules(this.tx, campaignId);
  }

  async nominations(campaignId: string) {
    const plans = await this.#plans();
    return awards.readNominations(this.tx, campaignId, (id) => unitIn(plans, id));
  }

  async nomination(id: string) {
    const plans = await this.#plans();
    return awards.readNomination(this.tx, id, (unitId) => unitIn(plans, unitId));
  }

  nominationSteps(id: string) {
    return awards.readSteps(this.tx, id);
  }

  nominationPapers(campaignId: string) {
    return awards.readPapers(this.tx, campaignId);
  }

  async invitation(codeHash: string): Promise<InvitationView | null> {
    return this.#invitation(await people.invitationByHash(this.tx, codeHash));
  }

  async invitationById(id: string): Promise<InvitationView | null> {
    return this.#invitation(await people.invitationRow(this.tx, id));
  }

  pendingInvitations(campaignId: string) {
    return pendingInvitations(this.tx, campaignId, this.now);
  }

  failedCodes(address: AddressId, since: number) {
    return people.countFailedCodes(this.tx, address, since);
  }

  codeWish(address: AddressId, campaignId: CampaignId | null) {
    return people.codeWish(this.tx, address, campaignId);
  }

  async seats(campaignId: string): Promise<readonly SeatRow[]> {
    const plans = await this.#plans();
    return (await people.heldSeats(this.tx, campaignId, this.now)).map(({ unitId, ...seat }) => ({
      ...seat,
      unit: unitId === null ? null : unitIn(plans, unitId),
    }));
  }

  holders(campaignId: string, role: SeatView['role'], unitId: number | null) {
    return people.holdersOf(this.tx, campaignId, role, unitId, this.now);
  }

  async progress(campaignId: string, period: string): Promise<readonly UnitProgress[]> {
    const plans = await this.#plans();
    const rows = await reports.obligationsOfPeriod(this.tx, campaignId, period);
    const owed = rows.filter((row) => row.exemptedAt === null);
    return owed.map(({ id, unitId, submittedAt, onTime }) => ({
      unit: unitIn(plans, unitId),
      obligationId: id,
      submittedAt,
      onTime,
    }));
  }

  async privacyRequests(campaignId: string) {
    const plans = await this.#plans();
    return (await privacy.openRequests(this.tx, campaignId)).map(({ unitId, ...row }) => ({
      ...row,
      unit: unitId === null ? null : unitIn(plans, unitId),
    }));
  }

  keptData(personId: string) {
    return privacy.keptData(this.tx, personId);
  }

  evidenceOf(id: string) {
    return evidence.evidenceOf(this.tx, id);
  }

  evidence(id: string) {
    return evidence.evidenceById(this.tx, id);
  }

  evidenceTwins(of: Parameters<Facts['evidenceTwins']>[0]) {
    return evidence.evidenceTwins(this.tx, of);
  }

  evidenceBytes(unitId: number, since: number) {
    return evidence.evidenceBytes(this.tx, unitId, since);
  }

  heldSeatIn(personId: string, unitIds: readonly number[]) {
    return people.heldSeatIn(this.tx, personId, unitIds);
  }

  task(id: string) {
    return readTask(this.tx, id);
  }

  async owing(campaignId: string) {
    const plans = await this.#plans();
    return owingViews(this.tx, campaignId, this.now, (id) => unitIn(plans, id));
  }

  announcements() {
    return broadcastFacts(this.tx, this.now);
  }

  announcementAnswers() {
    return answerFacts(this.tx);
  }

  openTasks(campaignId: string) {
    return readOpenTasks(this.tx, campaignId);
  }

  linkCode(codeHash: string) {
    return readLinkCode(this.tx, codeHash);
  }

  channelsOf(personId: string) {
    return readChannels(this.tx, personId);
  }

  tasksAbout(campaignId: string, subject: string) {
    return readTasksAbout(this.tx, campaignId, subject);
  }

  remarkedAt(whose: string, kind: string) {
    return remarkedAt(this.tx, whose, kind);
  }

  answer(id: string) {
    return readAnswer(this.tx, id);
  }

  watchedAnswers(campaignId: string, since: Instant) {
    return readWatched(this.tx, campaignId, since);
  }

  unreadQuestions(campaignId: string) {
    return readUnread(this.tx, campaignId);
  }

  aliases(campaignId: string) {
    return readAliases(this.tx, campaignId);
  }

  async ask(campaignId: string) {
    const stamps = await this.#stampsNow();
    const held = (await this.#plans()).campaigns.get(campaignId);
    if (held === undefined) throw new Error('asked about a campaign that is not loaded');
    return askFactsOf(this.tx, this.caches, held, stamps, this.now);
  }

  async #plans(): Promise<Plans> {
    if (this.#held?.at === renewals(this.tx)) return this.#held.plans;
    return this.#plansUnder((await this.#stampsNow()).get(PLANS_STAMP) ?? null);
  }

  async #plansUnder(stamp: string | null): Promise<Plans> {
    const at = renewals(this.tx);
    const plans = await plansNow(this.tx, this.caches, stamp);
    this.#held = { at, plans };
    return plans;
  }

  /** Read once, and again when the turn's own `apply` has published something. */
  async #stampsNow(): Promise<ReadonlyMap<string, string>> {
    const at = renewals(this.tx);
    if (this.#stamps?.at !== at) this.#stamps = { at, read: await readStamps(this.tx) };
    return this.#stamps.read;
  }

  async #invitation(row: people.InvitationRow | undefined): Promise<InvitationView | null> {
    if (row === undefined) return null;
    const { id, campaignId, role, medium, name, invitedBy, expiresAt, unitId } = row;
    const unit = unitId === null ? null : unitIn(await this.#plans(), unitId);
    const { replaces, until } = row;
    const used = row.usedAt !== null;
    return { id, campaignId, role, unit, medium, name, invitedBy, expiresAt, used, replaces, until };
  }
}

function viewIn(plans: Plans, row: Parameters<typeof reports.obligationView>[0]): ObligationView {
  return reports.obligationView(
    row,
    unitIn(plans, row.unitId),
    plans.campaigns.get(row.campaignId)?.frozen?.at ?? null,
  );
}

function unitIn(plans: Plans, id: number): Unit {
  const unit = plans.unitById.get(id);
  if (unit === undefined) throw new Error('a row names a unit that is not in the roster');
  return unit;
}

function seatView(row: people.WhoRow, plans: Plans): SeatView[] {
  const { seatId, campaignId, role, unitId, confirmedAt } = row;
  if (seatId === null || campaignId === null || role === null) return [];
  const unit = unitId === null ? null : unitIn(plans, unitId);
  return [{ id: seatId, campaignId, role, unit, confirmed: confirmedAt !== null, until: row.until }];
}
