/** A draft is filled question by question, shown whole and sent; it is a row of its own and survives everything. */
import type { NominationCase } from '../../../admin/award/case.js';
import { answerNomination, sendNomination, withdrawNomination } from '../../../admin/award/nominate.js';
import { fieldsOf, firstMissing, mayBeEmpty, type NominationField } from '../../../domain/nomination.js';
import { readCommand } from '../../../language/commands.js';
import { fold } from '../../../language/fold.js';
import { line } from '../../../messages/message.js';
import { ownList } from '../../dossiers.js';
import type { SeatView } from '../../facts.js';
import type { NominationView } from '../../facts-award.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { menu } from '../menu.js';
import { deskOf } from '../office/seat.js';
import { answerLines, missingParam, questionLine, titleLine, wholeLine } from './nomination-words.js';
import { type Held, isElsewhere, nominating, ownCase } from './own.js';
import { keeping, nominatingSeats, refusal } from './seat.js';

/** Words that are meant for the house and are never an answer. */
const LEAVING = new Set(['cancel', 'later', 'menu', 'help', 'back']);
const NOTHING = /^(?:khong co|khong|chua co|ko co|ko|none|no)\.?$/;

/** What is typed while a field is asked. Null leaves the text to others. */
export async function fieldText(turn: Turn, held: Held, text: string): Promise<Answer | null> {
  const own = await ownCase(turn, String(held.nominationId));
  if (own === null) return null;
  const command = readCommand(text);
  if (command !== null && LEAVING.has(command.kind)) {
    if (command.kind === 'help') return null;
    return menu(turn, [line('nomination.kept', { number: own.one.nomination.number })]);
  }
  if (command?.kind === 'fix' && command.value === '') return summaryText(turn, held, text);
  if (isElsewhere(command)) return null;
  const field = String(held.field) as NominationField;
  const words = mayBeEmpty(field) && NOTHING.test(fold(text).trim()) ? '' : text;
  return answer(turn, own.seat, own.one, field, words, Number(held.version));
}

async function answer(
  turn: Turn,
  seat: SeatView,
  one: NominationCase,
  field: NominationField | 'heads_enterprise',
  words: string,
  version: number,
): Promise<Answer> {
  const { campaignId, id: nominationId } = one.nomination;
  const done = await answerNomination({ campaignId, nominationId, version, field, words }, turn.facts, deskOf(turn));
  if (!done.ok) return keeping(turn, [refusal(done.problem)]);
  const said =
    field === 'heads_enterprise'
      ? { ...one.nomination, headsEnterprise: words === 'yes', version: version + 1 }
      : { ...one.nomination, [field]: words.trim(), version: version + 1 };
  const next = nextQuestion({ ...one, nomination: said }, field);
  return { ...next, events: done.value.events, by: seat.id };
}

const asksEnterprise = ({ campaign: { plan }, rules, nomination }: NominationCase): boolean =>
  nomination.subject === 'person' &&
  (plan.dossier.some((paper) => paper.only === 'enterprise') ||
    (ownList(rules)?.papers.some((paper) => paper.only === 'enterprise') ?? false));

function answersOf(nomination: NominationView) {
  const { who, post, what, effect, recognition } = nomination;
  const all = { who, post, what, effect, recognition };
  return Object.fromEntries(Object.entries(all).filter(([, words]) => words !== null));
}

/** The next thing to ask, or the whole of it to be sent. */
function nextQuestion(one: NominationCase, after: NominationField | 'heads_enterprise' | null): Answer {
  const { nomination } = one;
  const { id: nominationId, version, subject } = nomination;
  const field = firstMissing(subject, answersOf(nomination));
  if (field !== null) {
    return {
      bubble: bubble([titleLine(one.campaign.plan, nomination), questionLine(subject, field)], [], { titled: true }),
      open: nominating('field', { nominationId, field, version }),
    };
  }
  // Asked again of whoever comes back to a draft: nobody can tell a "no" from a question left open.
  const askedNow = after === 'recognition' || (after === null && nomination.state === 'draft');
  if (askedNow && asksEnterprise(one)) {
    const choices = [
      choice(`nm_heads:yes:${version}`, 'nominate_yes'),
      choice(`nm_heads:no:${version}`, 'nominate_no'),
    ];
    return {
      bubble: bubble([titleLine(one.campaign.plan, nomination), line('nomination.ask.heads')], choices, {
        titled: true,
      }),
      open: nominating('heads', { nominationId, version }),
    };
  }
  return summary(one);
}

export async function headsPress(turn: Turn, value: string, version: string): Promise<Answer | null> {
  if (nominatingSeats(turn).length === 0) return null;
  const { open } = turn.session;
  const own =
    open.kind === 'office' && open.act === 'nominate' ? await ownCase(turn, String(open.held.nominationId)) : null;
  if (own === null) return keeping(turn, [line('stale.passed')]);
  return answer(turn, own.seat, own.one, 'heads_enterprise', value, Number(version));
}

/** `menu:later`: the draft is kept, and how to go on with it is said. */
export async function keptForLater(turn: Turn): Promise<Answer> {
  const { open } = turn.session;
  const own =
    open.kind === 'office' && open.act === 'nominate' ? await ownCase(turn, String(open.held.nominationId)) : null;
  return menu(turn, own === null ? [] : [line('nomination.kept', { number: own.one.nomination.number })]);
}

/** What will be sent, and what is still missing from the dossier. */
function summary(one: NominationCase): Answer {
  const { nomination, missing } = one;
  const lines = [
    titleLine(one.campaign.plan, nomination),
    ...answerLines(nomination),
    missing.length === 0 ? null : line('nomination.missing', { count: missing.length, names: missingParam(one) }),
    line('nomination.send_how'),
  ];
  const id = `${nomination.id}:${nomination.version}`;
  return {
    bubble: bubble(
      lines.filter((each) => each !== null),
      [choice(`nm_send:${id}`, 'nominate_send'), choice('menu:later', 'later')],
      { titled: true },
    ),
    open: nominating('summary', { nominationId: nomination.id, version: nomination.version }),
  };
}

/** "sửa 2" under the summary. Null leaves the text to others. */
export async function summaryText(turn: Turn, held: Held, text: string): Promise<Answer | null> {
  const command = readCommand(text);
  const own = await ownCase(turn, String(held.nominationId));
  if (own === null) return null;
  const { id, version } = own.one.nomination;
  // What is sent is what was shown, and shown last.
  if (command?.kind === 'send' || command?.kind === 'yes')
    return turn.session.behind === true
      ? { ...nextQuestion(own.one, null), by: own.seat.id }
      : sendPress(turn, id, String(held.version));
  if (command?.kind !== 'fix' || command.n === null) return null;
  const field = fieldsOf(own.one.nomination.subject)[command.n - 1];
  if (field === undefined) {
    const again = nextQuestion(own.one, null);
    return { ...again, bubble: { ...again.bubble, lines: [line('nomination.no_such_row'), ...again.bubble.lines] } };
  }
  if (command.value !== '') return answer(turn, own.seat, own.one, field, command.value, version);
  return {
    bubble: bubble(
      [titleLine(own.one.campaign.plan, own.one.nomination), questionLine(own.one.nomination.subject, field)],
      [],
      {
        titled: true,
      },
    ),
    open: nominating('field', { nominationId: id, field, version }),
    by: own.seat.id,
  };
}

/** `nm_edit:<id>`: goes on with a draft, or with one that was returned. */
export async function editPress(turn: Turn, id: string): Promise<Answer | null> {
  const own = await ownCase(turn, id);
  if (own === null) return null;
  return { ...nextQuestion(own.one, null), by: own.seat.id };
}

/** `nm_send:<id>:<version>` */
export async function sendPress(turn: Turn, id: string, version: string): Promise<Answer | null> {
  const own = await ownCase(turn, id);
  if (own === null) return null;
  const { seat, one } = own;
  const args = { campaignId: seat.campaignId, nominationId: id, version: Number(version) };
  const done = await sendNomination(args, turn.facts, deskOf(turn));
  if (!done.ok) return keeping(turn, [refusal(done.problem)]);
  const agency = one.campaign.plan.roles.standingAgency.label;
  const lines = [
    line('nomination.sent', { number: one.nomination.number, at: { instant: turn.now, form: 'stamp' } }),
    line('nomination.next', { agency }),
    one.missing.length === 0
      ? wholeLine(one)
      : line('nomination.missing', { count: one.missing.length, names: missingParam(one) }),
    ...(one.missing.length === 0 ? [] : [line('nomination.papers_how')]),
  ];
  return {
    bubble: bubble(lines, [choice(`nm_papers:${id}`, 'nominate_papers')]),
    open: NOTHING_OPEN,
    events: done.value.events,
    by: seat.id,
  };
}

/** `nm_drop:<id>:<version>`: asked once more, since nothing brings it back. */
export async function dropPress(turn: Turn, id: string, version: string): Promise<Answer | null> {
  const own = await ownCase(turn, id);
  if (own === null) return null;
  const args = { campaignId: own.seat.campaignId, nominationId: id, version: Number(version) };
  const look = await withdrawNomination(args, turn.facts, deskOf(turn));
  if (!look.ok) return keeping(turn, [refusal(look.problem)]);
  const choices = [choice(`nm_dropped:${id}:${version}`, 'nominate_drop'), choice(`nm_open:${id}`, 'office_stop')];
  const lines = [titleLine(own.one.campaign.plan, own.one.nomination), line('nomination.drop')];
  return { bubble: bubble(lines, choices, { titled: true }), open: NOTHING_OPEN, by: own.seat.id };
}

/** `nm_dropped:<id>:<version>`: taken back by the unit while nobody has passed it on. */
export async function droppedPress(turn: Turn, id: string, version: string): Promise<Answer | null> {
  const own = await ownCase(turn, id);
  if (own === null) return null;
  const args = { campaignId: own.seat.campaignId, nominationId: id, version: Number(version) };
  const done = await withdrawNomination(args, turn.facts, deskOf(turn));
  if (!done.ok) return keeping(turn, [refusal(done.problem)]);
  const { number, subject } = own.one.nomination;
  return {
    bubble: bubble([line('nomination.withdrawn', { number, subject })]),
    open: NOTHING_OPEN,
    events: done.value.events,
    by: own.seat.id,
  };
}
