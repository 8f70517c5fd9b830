/** The one place where meaning becomes rows. */
import type { Event } from '../events/event.js';
import { reportDated } from './apply/again.js';
import * as said from './apply/announcement-answer.js';
import * as asked from './apply/ask.js';
import { standardAssessed, statementGiven } from './apply/assessment.js';
import { auditEvent, isAudited } from './apply/audit.js';
import { awardChanged } from './apply/award.js';
import * as broadcasts from './apply/broadcast.js';
import { campaignLoaded, obligationsOpened, unitsImported, unitsReorganised } from './apply/campaign.js';
import type { ApplyEnv } from './apply/context.js';
import * as deadlines from './apply/deadline.js';
import { documentRecorded } from './apply/document.js';
import { draftAnswered, draftDated, draftDoubted, draftDropped, draftNoted, draftRestored } from './apply/draft.js';
import { evidenceGiven, evidenceWithdrawn } from './apply/evidence.js';
import { goalEntered } from './apply/goal.js';
import { issuerChanged } from './apply/issuer.js';
import { personsJoined } from './apply/join.js';
import * as links from './apply/link.js';
import { papersEvent } from './apply/papers.js';
import * as people from './apply/people.js';
import * as period from './apply/period.js';
import { personErased, privacyDone, privacyRequested } from './apply/privacy.js';
import { reachNoted } from './apply/reach.js';
import { promiseMade, remindersDecided } from './apply/reminder.js';
import { figureCorrected, figuresImported, reportReceived, reportSubmitted } from './apply/report.js';
import * as review from './apply/review.js';
import { messageCreated, questionAnswered, taskDone, taskOpened } from './apply/said.js';
import { unitPhoneSet } from './apply/unit-phone.js';
import type { Tx } from './port.js';
import { noteRemark } from './queries/channel.js';
import type { OutboxRow } from './queries/outbox.js';

export { type ApplyEnv, StaleDecision } from './apply/context.js';

/**
 * Writes the events of one decision, in order, within the caller's turn; each change gets its audit row in the same
 * transaction. Gives the outbox rows it made. Throws `StaleDecision` when the state is not the one decided on.
 */
export async function apply(tx: Tx, events: readonly Event[], env: ApplyEnv): Promise<OutboxRow[]> {
  const said: OutboxRow[] = [];
  for (const event of events) {
    const row = await applyOne(tx, event, env);
    if (row !== null) said.push(row);
    if (isAudited(event)) await auditEvent(tx, event, env);
  }
  return said;
}

async function applyOne(tx: Tx, event: Event, env: ApplyEnv): Promise<OutboxRow | null> {
  if (event.type === 'message_created') return messageCreated(tx, event, env);
  await change(tx, event, env);
  return null;
}

function change(tx: Tx, event: Exclude<Event, { type: 'message_created' }>, env: ApplyEnv): Promise<void> {
  switch (event.type) {
    case 'campaign_loaded':
      return campaignLoaded(tx, event, env);
    case 'units_reorganised':
      return unitsReorganised(tx, event, env);
    case 'units_imported':
      return unitsImported(tx, event, env);
    case 'obligations_opened':
      return obligationsOpened(tx, event, env);
    case 'calendar_changed':
      return deadlines.calendarChanged(tx, event, env);
    case 'deadline_set':
      return deadlines.deadlineSet(tx, event, env);
    case 'deadline_extended':
      return deadlines.deadlineExtended(tx, event, env);
    case 'obligations_exempted':
      return deadlines.obligationsExempted(tx, event, env);
    case 'request_made':
      return deadlines.requestMade(tx, event, env);
    case 'agency_duties_opened':
      return deadlines.agencyDutiesOpened(tx, event);
    case 'agency_report_noted':
      return deadlines.agencyReportNoted(tx, event, env);
    case 'campaign_closed':
      return deadlines.campaignClosed(tx, event, env);
    case 'address_opened':
      return people.addressOpened(tx, event, env);
    case 'person_opened':
      return people.personOpened(tx, event, env);
    case 'consent_given':
      return people.consentGiven(tx, event, env);
    case 'consent_refused':
      return people.consentRefused(tx, event, env);
    case 'link_code_created':
      return links.linkCodeCreated(tx, event);
    case 'persons_joined':
      return personsJoined(tx, event, env);
    case 'address_linked':
      return links.addressLinked(tx, event, env);
    case 'address_unlinked':
      return links.addressUnlinked(tx, event, env);
    case 'language_chosen':
      return people.languageChosen(tx, event, env);
    case 'invitation_created':
      return people.invitationCreated(tx, event, env);
    case 'invitation_used':
      return people.invitationUsed(tx, event, env);
    case 'code_failed':
      return people.codeFailed(tx, event, env);
    case 'code_wanted':
      return people.codeWantedBy(tx, event, env);
    case 'code_wanted_met':
      return people.codeWantedMet(tx, event);
    case 'seat_opened':
      return people.seatOpened(tx, event, env);
    case 'seat_confirmed':
      return people.seatConfirmed(tx, event, env);
    case 'seat_ended':
      return people.seatEnded(tx, event, env);
    case 'person_locked':
      return people.personLocked(tx, event, env);
    case 'person_unlocked':
      return people.personUnlocked(tx, event);
    case 'draft_answered':
      return draftAnswered(tx, event, env);
    case 'draft_dated':
      return draftDated(tx, event, env);
    case 'draft_noted':
      return draftNoted(tx, event, env);
    case 'draft_doubted':
      return draftDoubted(tx, event, env);
    case 'draft_dropped':
      return draftDropped(tx, event, env);
    case 'draft_restored':
      return draftRestored(tx, event, env);
    case 'report_submitted':
      return reportSubmitted(tx, event, env);
    case 'report_received':
      return reportReceived(tx, event, env);
    case 'figure_corrected':
      return figureCorrected(tx, event, env);
    case 'document_recorded':
      return documentRecorded(tx, event, env);
    case 'figures_imported':
      return figuresImported(tx, event, env);
    case 'figures_verified':
      return review.figuresVerified(tx, event, env);
    case 'goal_entered':
      return goalEntered(tx, event, env);
    case 'figure_returned':
      return review.figureReturned(tx, event, env);
    case 'figure_set':
      return review.figureSet(tx, event, env);
    case 'figure_contested':
      return review.figureContested(tx, event, env);
    case 'review_noted':
      return review.reviewNoted(tx, event, env);
    case 'report_dated':
      return reportDated(tx, event, env);
    case 'report_withdrawn':
      return review.reportWithdrawn(tx, event, env);
    case 'period_closed':
      return period.periodClosed(tx, event, env);
    case 'period_reopened':
      return period.periodReopened(tx, event, env);
    case 'rule_decided':
      return period.ruleDecided(tx, event, env);
    case 'question_answered':
      return questionAnswered(tx, event, env);
    case 'answers_told':
      return asked.answersTold(tx, event, env);
    case 'question_unread':
      return asked.questionUnread(tx, event, env);
    case 'results_published':
      return asked.resultsPublished(tx, event, env);
    case 'alias_set':
      return asked.aliasSet(tx, event, env);
    case 'campaign_frozen':
    case 'campaign_handed_over':
      return issuerChanged(tx, event, env);
    case 'statement_given':
      return statementGiven(tx, event, env);
    case 'standard_assessed':
      return standardAssessed(tx, event, env);
    case 'evidence_given':
      return evidenceGiven(tx, event, env);
    case 'evidence_withdrawn':
      return evidenceWithdrawn(tx, event, env);
    case 'award_list_frozen':
    case 'award_suspended':
    case 'award_resumed':
    case 'award_rule_set':
    case 'nomination_opened':
    case 'nomination_answered':
    case 'nomination_moved':
    case 'nomination_paper_given':
    case 'nomination_paper_withdrawn':
      return awardChanged(tx, event, env);
    case 'privacy_requested':
      return privacyRequested(tx, event, env);
    case 'privacy_done':
      return privacyDone(tx, event, env);
    case 'person_erased':
      return personErased(tx, event, env);
    case 'remark_made':
      return noteRemark(tx, event.whose, event.kind, env.now);
    case 'task_opened':
      return taskOpened(tx, event, env);
    case 'task_done':
      return taskDone(tx, event, env);
    case 'reminders_decided':
      return remindersDecided(tx, event, env);
    case 'unit_phone_set':
      return unitPhoneSet(tx, event, env);
    case 'promise_made':
      return promiseMade(tx, event, env);
    case 'paper_made':
    case 'form_set':
    case 'form_dropped':
      return papersEvent(tx, event, env);
    case 'reach_noted':
      return reachNoted(tx, event);
    case 'announcement_answered':
      return said.announcementAnswered(tx, event, env);
    case 'announcement_replied':
      return said.announcementReplied(tx, event, env);
    case 'announcement_reply_answered':
      return said.announcementReplyAnswered(tx, event, env);
    case 'answers_reminded':
      return said.answersReminded(tx, event, env);
    case 'broadcast_composed':
      return broadcasts.broadcastComposed(tx, event, env);
    case 'broadcast_submitted':
      return broadcasts.broadcastSubmitted(tx, event, env);
    case 'broadcast_reopened':
      return broadcasts.broadcastReopened(tx, event);
    case 'broadcast_approved':
      return broadcasts.broadcastApproved(tx, event, env);
    case 'broadcast_stopped':
      return broadcasts.broadcastStopped(tx, event, env);
    case 'broadcast_overtaken':
      return broadcasts.broadcastOvertaken(tx, event, env);
    case 'broadcast_began':
      return broadcasts.broadcastBegan(tx, event, env);
    case 'broadcast_queued':
      return broadcasts.broadcastQueued(tx, event, env);
    case 'broadcast_paused':
      return broadcasts.broadcastPaused(tx, event, env);
    case 'broadcast_half_way':
      return broadcasts.broadcastHalfWay(tx, event, env);
    case 'broadcast_ended':
      return broadcasts.broadcastEnded(tx, event, env);
    case 'announcements_chosen':
      return broadcasts.announcementsChosen(tx, event, env);
    default:
      return event satisfies never;
  }
}
