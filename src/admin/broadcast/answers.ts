/** What receivers answer to an announcement, what they ask back, and the one reminder of those who are silent. */
import type { Received, ReplyView } from '../../broadcast/answer-facts.js';
import { type AnswerGiven, type AskedRow, answersTo, type Tally, tally, toRemind } from '../../broadcast/answers.js';
import type { Broadcast } from '../../broadcast/types.js';
import type { Facts } from '../../conversation/facts.js';
import { bubble } from '../../conversation/turn.js';
import { endOfSending, nextSendingInstant, SENDING_HOURS } from '../../domain/calendar.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import type { Instant } from '../../domain/time.js';
import type { AnswerReminder } from '../../events/announcement-answer.js';
import type { PersonId } from '../../events/event.js';
import { line } from '../../messages/message.js';
import type { Words } from '../../messages/render.js';
import type { Decide } from '../decide.js';
import { broadcastNamed } from './case.js';
import { questionChoices, shortText } from './question.js';

const WORDS_MOST = 500;
/** In one turn, so that nobody else waits for it. */
const REMINDED_AT_ONCE = 500;

/** Words as they are kept: one line each, bounded. */
export const keptWords = (words: string): string => words.normalize('NFC').trim().slice(0, WORDS_MOST);

export interface OfReceiver {
  readonly broadcastId: string;
  readonly personId: PersonId;
}

/** Refuses `announcement_not_yours`: never sent to this person; `campaign_closed`. */
async function mine({ broadcastId, personId }: OfReceiver, facts: Facts): Promise<Result<Received>> {
  const found = await facts.announcementAnswers().received(broadcastId, personId);
  if (found === null) return refuse('announcement_not_yours');
  const campaign = await facts.campaign(found.broadcast.campaignId);
  return campaign === null || campaign.closedAt != null ? refuse('campaign_closed') : ok(found);
}

/** Refuses as `mine`, `answer_not_asked`, and `answer_same` when nothing would change. */
export const answerAnnouncement: Decide<OfReceiver & { readonly given: AnswerGiven }, Received> = async (
  { given, ...whose },
  facts,
) => {
  const found = await mine(whose, facts);
  if (!found.ok) return found;
  const { broadcast, given: before } = found.value;
  if (!answersTo(broadcast.content.question).includes(given.kind)) return refuse('answer_not_asked');
  if (before?.kind === given.kind && before.words === given.words) return refuse('answer_same');
  const { id: broadcastId, campaignId } = broadcast;
  const { personId } = whose;
  return ok({
    events: [{ type: 'announcement_answered', broadcastId, campaignId, personId, given }],
    result: found.value,
  });
};

/** Words for the standing agency. Refuses as `mine`. The result names the reply, for whoever is told. */
export const askBack: Decide<
  OfReceiver & { readonly words: string },
  { readonly received: Received; readonly replyId: string; readonly agency: readonly PersonId[] }
> = async ({ words, ...whose }, facts, { make }) => {
  const found = await mine(whose, facts);
  if (!found.ok) return found;
  const { broadcast, unitIds } = found.value;
  const replyId = make.newId();
  const { id: broadcastId, campaignId } = broadcast;
  const event = {
    type: 'announcement_replied',
    ...{ broadcastId, campaignId, replyId, personId: whose.personId, unitId: unitIds[0] ?? null },
    words: keptWords(words),
  } as const;
  const agency = await facts.holders(campaignId, 'coordinator', null);
  return ok({ events: [event], result: { received: found.value, replyId, agency } });
};

export interface ReplyArgs {
  readonly campaignId: string;
  readonly replyId: string;
}

/** Refuses `reply_unknown`, `reply_answered`. */
export async function openReply({ campaignId, replyId }: ReplyArgs, facts: Facts): Promise<Result<ReplyView>> {
  const found = await facts.announcementAnswers().reply(replyId);
  if (found === null || found.campaignId !== campaignId) return refuse('reply_unknown');
  return found.answeredAt === null ? ok(found) : refuse('reply_answered');
}

export const answerReply: Decide<ReplyArgs & { readonly words: string }, ReplyView> = async (
  { words, ...args },
  facts,
) => {
  const found = await openReply(args, facts);
  if (!found.ok) return found;
  const { broadcastId, campaignId, id: replyId } = found.value;
  const event = {
    type: 'announcement_reply_answered',
    broadcastId,
    campaignId,
    replyId,
    words: keptWords(words),
  } as const;
  return ok({ events: [event], result: found.value });
};

export interface Results {
  readonly broadcast: Broadcast;
  readonly rows: readonly AskedRow[];
  readonly tally: Tally;
  /** Whom a reminder is for: those who still hold a role, and are not locked. */
  readonly quiet: readonly AskedRow[];
  readonly open: readonly ReplyView[];
}

/** Null number: the newest that asked something. Refuses `broadcast_unknown`, `answers_none_asked`. */
export async function resultsOf(
  campaignId: string,
  named: string | number | null,
  facts: Facts,
): Promise<Result<Results>> {
  const found = named === null ? await newestAsking(campaignId, facts) : await broadcastNamed(campaignId, named, facts);
  if (!found.ok) return found;
  const rows = await facts.announcementAnswers().rows(found.value.id);
  const open = await facts.announcementAnswers().openReplies(found.value.id);
  const here = new Set((await facts.seats(campaignId)).flatMap((seat) => (seat.locked ? [] : [seat.personId])));
  const quiet = toRemind(rows).filter((row) => here.has(row.personId ?? ''));
  return ok({ broadcast: found.value, rows, tally: tally(rows), quiet, open });
}

async function newestAsking(campaignId: string, facts: Facts): Promise<Result<Broadcast>> {
  const all = await facts.announcements().list(campaignId);
  const one = all.find((each) => each.startedAt !== null && each.content.question !== null);
  return one === undefined ? refuse('answers_none_asked') : ok(one);
}

export interface RemindArgs {
  readonly campaignId: string;
  readonly broadcastId: string;
  readonly words: Words;
}

export interface Reminded {
  readonly broadcast: Broadcast;
  readonly people: number;
  /** For the next press. */
  readonly left: number;
  readonly notBefore: Instant;
}

/** Once, in working hours. Refuses `broadcast_unknown`, `answer_not_asked`, `answers_reminded`, `answers_nobody`. */
export const remindAnswers: Decide<RemindArgs, Reminded> = async (
  { campaignId, broadcastId, words },
  facts,
  { now },
) => {
  const found = await resultsOf(campaignId, broadcastId, facts);
  if (!found.ok) return found;
  const { broadcast, rows, quiet } = found.value;
  if (broadcast.content.question === null) return refuse('answer_not_asked');
  if (quiet.length === 0)
    return refuse(rows.some((row) => row.remindedAt !== null) ? 'answers_reminded' : 'answers_nobody');
  const campaign = await facts.campaign(campaignId);
  const agency = campaign?.plan.roles.standingAgency.label ?? '';
  const units = new Map((await facts.units(campaignId)).map((unit) => [unit.id, unit.name]));
  const { calendar } = await facts.calendar(campaignId);
  const notBefore = nextSendingInstant(calendar, now);
  const notAfter = endOfSending(calendar, notBefore, SENDING_HOURS) - 1;
  const reminders = quiet.slice(0, REMINDED_AT_ONCE).map((row): AnswerReminder => {
    const unit = row.unitIds.map((id) => units.get(id) ?? '').join(', ');
    const params = { agency, unit, number: broadcast.number, text: shortText(broadcast.content) };
    const said = line(unit === '' ? 'announce.remind.person' : 'announce.remind.unit', params);
    const fields = {
      unit: unit === '' ? agency : unit,
      text: words.say(said, 'vi').replace(/\s+/g, ' ').slice(0, 200),
    };
    return {
      personId: row.personId ?? '',
      bubble: bubble([said], questionChoices(broadcast)),
      template: { name: 'announcement', fields },
    };
  });
  return ok({
    events: [{ type: 'answers_reminded', broadcastId, campaignId, reminders, notBefore, notAfter }],
    result: { broadcast, people: reminders.length, left: quiet.length - reminders.length, notBefore },
  });
};
