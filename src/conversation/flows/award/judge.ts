/** What the standing agency and the reviewer do with a nomination: one press, or one press and their words. */
import { type JudgeArgs, judgeNomination } from '../../../admin/award/judge.js';
import { NOMINATION_STEPS, type NominationStep } from '../../../domain/nomination.js';
import { dayOf } from '../../../domain/time.js';
import { readResult } from '../../../language/award.js';
import { readCommand } from '../../../language/commands.js';
import { type Line, line } from '../../../messages/message.js';
import type { SeatView } from '../../facts.js';
import type { NominationView } from '../../facts-award.js';
import type { Open } from '../../session.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { menu } from '../menu.js';
import { deskOf } from '../office/seat.js';
import { hidden, openCard } from './card.js';
import { isElsewhere } from './own.js';
import { keeping, officeSeatFor, refusal } from './seat.js';

type Held = Extract<Open, { kind: 'office' }>['held'];
type Judging = JudgeArgs['step'];
type Said = Pick<JudgeArgs, 'words' | 'decided'>;

const NOTHING_SAID: Said = { words: null, decided: null };

const stepNamed = (text: string): Judging | null => {
  const step: NominationStep | undefined = NOMINATION_STEPS.find((one) => one === text);
  return step === undefined || step === 'send' || step === 'withdraw' ? null : step;
};

interface Judged {
  readonly seat: SeatView;
  readonly nomination: NominationView;
}

async function judgedHere(turn: Turn, id: string): Promise<Judged | null> {
  const nomination = await turn.facts.nomination(id);
  const seat = nomination === null ? null : officeSeatFor(turn, ['review_award', 'appraise'], nomination.campaignId);
  return nomination === null || seat === null ? null : { seat, nomination };
}

function judge(turn: Turn, { seat, nomination }: Judged, step: Judging, version: number, said: Said) {
  const personId = turn.who.person?.id ?? '';
  const args: JudgeArgs = {
    campaignId: seat.campaignId,
    nominationId: nomination.id,
    version,
    step,
    officer: { seatId: seat.id, personId, role: seat.role },
    ...said,
  };
  return judgeNomination(args, turn.facts, deskOf(turn));
}

async function done(turn: Turn, judged: Judged, step: Judging, version: number, said: Said): Promise<Answer> {
  const result = await judge(turn, judged, step, version, said);
  if (!result.ok) return keeping(turn, [refusal(result.problem)]);
  const { number, unit, subject } = judged.nomination;
  const lines = [
    line(`nomination.done.${step}`, { number, unit: unit.name, subject, result: said.decided?.result ?? 'none' }),
    line('nomination.done.told', { number }),
  ];
  return { bubble: bubble(lines), open: NOTHING_OPEN, events: result.value.events, by: judged.seat.id };
}

/** `nm_do:<step>:<id>:<version>`: a step that needs no words. */
export async function doPress(turn: Turn, stepText: string, id: string, version: string): Promise<Answer | null> {
  const judged = await judgedHere(turn, id);
  const step = stepNamed(stepText);
  if (judged === null || step === null) return null;
  if (hidden(turn, judged.nomination)) return openCard(turn, id);
  return done(turn, judged, step, Number(version), NOTHING_SAID);
}

/** `nm_ask:<step>:<id>:<version>`: asks for the reason, the minutes, the result. */
export async function askPress(turn: Turn, stepText: string, id: string, version: string): Promise<Answer | null> {
  const judged = await judgedHere(turn, id);
  const step = stepNamed(stepText);
  if (judged === null || step === null) return null;
  if (hidden(turn, judged.nomination)) return openCard(turn, id);
  const { number } = judged.nomination;
  return {
    bubble: bubble([line(`nomination.judge.${step}`, { number })]),
    open: {
      kind: 'office',
      act: 'nominate',
      step: 'judge',
      held: { nominationId: id, version: Number(version), do: step },
    },
    by: judged.seat.id,
  };
}

/** The words that were asked for: shown once more before they count. */
export async function judgeText(turn: Turn, held: Held, text: string): Promise<Answer | null> {
  const judged = await judgedHere(turn, String(held.nominationId));
  const step = stepNamed(String(held.do));
  if (judged === null || step === null) return null;
  const command = readCommand(text);
  if (command?.kind === 'cancel' || command?.kind === 'menu' || command?.kind === 'back') return menu(turn);
  if (isElsewhere(command)) return null;
  const said = saidOf(step, text, dayOf(turn.now));
  if (said === null) return keeping(turn, [line(`nomination.judge.${step}`, { number: judged.nomination.number })]);
  const look = await judge(turn, judged, step, Number(held.version), said);
  if (!look.ok) {
    // Words can be typed again; what has moved on meanwhile has to be opened again.
    const over = look.problem.code === 'changed' || look.problem.code === 'step_closed';
    return { bubble: bubble([refusal(look.problem)]), open: over ? NOTHING_OPEN : turn.session.open };
  }
  return {
    bubble: bubble(
      [...cardLines(step, judged.nomination, said), line('nomination.judge.confirm')],
      [choice('nm_done', 'award_set'), choice('menu:left', 'office_stop')],
    ),
    open: { kind: 'office', act: 'nominate', step: 'judged', held: { ...held, said: JSON.stringify(said) } },
    by: judged.seat.id,
  };
}

function saidOf(step: Judging, text: string, today: string): Said | null {
  if (step !== 'decide') return { words: text.trim(), decided: null };
  const read = readResult(text, today);
  return read === null ? null : { words: null, decided: read };
}

function cardLines(step: Judging, { number, unit }: NominationView, { words, decided }: Said): Line[] {
  return [
    line(`nomination.confirm.${step}`, { number, unit: unit.name, result: decided?.result ?? 'none' }),
    ...(words === null ? [] : [line('nomination.reason', { words })]),
    ...(decided?.number == null || decided.day === null
      ? []
      : [line('nomination.told.decision', { number: decided.number, day: { day: decided.day, form: 'day' } })]),
  ];
}

/** `nm_done`: what was shown, judged anew. */
export async function donePress(turn: Turn): Promise<Answer | null> {
  if (officeSeatFor(turn, ['review_award', 'appraise']) === null) return null;
  const { open } = turn.session;
  if (open.kind !== 'office' || open.act !== 'nominate' || open.step !== 'judged')
    return keeping(turn, [line('stale.passed')]);
  const judged = await judgedHere(turn, String(open.held.nominationId));
  const step = stepNamed(String(open.held.do));
  if (judged === null || step === null) return keeping(turn, [line('stale.gone')]);
  return done(turn, judged, step, Number(open.held.version), JSON.parse(String(open.held.said)) as Said);
}
