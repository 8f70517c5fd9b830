/** The doors of verification: a word, a press, free text under a card. Whoever may not gets null, as to something unknown. */
import type { CaseFigure } from '../../../admin/review/case.js';
import type { QueueItem } from '../../../admin/review/queue.js';
import { type Command, readCommand } from '../../../language/commands.js';
import { type ReviewWords, readAll, readReview } from '../../../language/review.js';
import { line } from '../../../messages/message.js';
import type { Answer, Turn } from '../../turn.js';
import { agree } from './agree.js';
import { card, figureCard } from './card.js';
import { askReason, askWhich, preview, quickReason, sendReturn } from './give-back.js';
import { judgeSeats, type VerifyOpen, type VerifyStep, verifyOpen } from './open.js';
import { askValue, decide, takeValue } from './other-value.js';
import { askText, sendQuestion } from './question.js';
import { itemOf, next, openCase } from './queue.js';

export const VERIFY_PRESSES = [
  'vf_ok',
  'vf_ok1',
  'vf_back',
  'vf_back1',
  'vf_why',
  'vf_send',
  'vf_hold',
  'vf_ask',
  'vf_ask1',
  'vf_set',
  'vf_keep',
  'vf_unit',
  'vf_open',
  'vf_next',
] as const;

/** `vf_…:<obligation>[:<criterion>]:<version>`; null when the press is none of ours or not for this person. */
export async function verifyPress(turn: Turn, act: string, args: readonly string[]): Promise<Answer | null> {
  if (!VERIFY_PRESSES.some((one) => one === act) || judgeSeats(turn).length === 0) return null;
  const open = verifyOpen(turn.session.open);
  if (act === 'vf_next') return next(turn, [], open?.passed ?? '');
  const [obligationId = '', second = '', third = '', fourth = ''] = args;
  if (act === 'vf_open') return openCase(turn, obligationId);
  if (act === 'vf_ok') return agree(turn, obligationId, null, Number(second));
  if (act === 'vf_ok1') return agree(turn, obligationId, second, Number(third));
  if (act === 'vf_keep' || act === 'vf_unit')
    return decide(turn, obligationId, second, Number(third), act === 'vf_keep' ? 'recorded' : 'unit');
  if (act === 'vf_send') return pressSend(turn, open, args, fourth === 'hold');
  const found = await itemOf(turn, obligationId);
  return found === null ? null : pressOn(turn, found.item, act, second, third);
}

async function pressSend(
  turn: Turn,
  open: VerifyOpen | null,
  [obligationId = '', criterionId = '', version = '']: readonly string[],
  hold: boolean,
): Promise<Answer | null> {
  const here = open?.step === 'preview' && open.obligationId === obligationId && open.criterionId === criterionId;
  return here ? sendReturn(turn, open, Number(version), hold) : openCase(turn, obligationId, [line('stale.passed')]);
}

function pressOn(turn: Turn, item: QueueItem, act: string, second: string, third: string): Answer | null {
  const open = verifyOpen(turn.session.open);
  if (act === 'vf_back') return askWhich(item, 'which_return', open);
  if (act === 'vf_ask') return askWhich(item, 'which_ask', open);
  const each = item.case.figures.find((one) => one.criterion.id === second);
  if (each === undefined) return card(item, null, [line('stale.passed')]);
  const passed = open?.passed ?? '';
  switch (act) {
    case 'vf_back1':
      return askReason(item, each, open);
    case 'vf_ask1':
      return askText(item, each, open);
    case 'vf_set':
      return askValue(item, each, passed);
    case 'vf_why': {
      const reason = quickReason(turn, Number(third));
      return reason === null ? askReason(item, each, open) : preview(item, each, reason, turn, false, passed);
    }
    case 'vf_hold':
      return open?.step === 'preview' && open.criterionId === second
        ? preview(item, each, open.words, turn, true, passed)
        : askReason(item, each, open);
    default:
      return null;
  }
}

/** Where words are asked for that the unit will read, these are none. */
const PAGES: ReadonlySet<string> = new Set<Command['kind']>([
  'menu',
  'help',
  'later',
  'skip',
  'small_talk',
  'my_role',
  'my_deadline',
  'my_data',
  'my_channels',
  'language',
  'lock_me',
]);

/** What a unit may be asked about begins with these too. */
const SUBJECTS: ReadonlySet<string> = new Set<Command['kind']>(['as_of', 'evidence', 'stated']);

/** Words to a unit go out at once: what reads as an act of the office's own is one, unless it asks something. */
export function leaves(command: Command, step: VerifyStep, text: string): boolean {
  if (PAGES.has(command.kind)) return true;
  if (!('rest' in command) || SUBJECTS.has(command.kind)) return false;
  return command.rest.trim() === '' || (step === 'question' && !text.includes('?'));
}

/** Words that would do something at once, though the officer has read something else since. */
function actsUnread({ step }: VerifyOpen, text: string): boolean {
  const said = readCommand(text)?.kind;
  const agrees = said === 'yes' || said === 'send' || readReview(text)?.act === 'verify';
  return step === 'question' || agrees;
}

/** The question or the preview that stands open; else the card. */
async function shownAgain(turn: Turn, open: VerifyOpen): Promise<Answer | null> {
  const here = await withFigure(turn, open, (item, each) => {
    if (open.step === 'question') return askText(item, each, open);
    return open.step === 'preview' ? preview(item, each, open.words, turn, false, open.passed) : null;
  });
  return here ?? openCase(turn, open.obligationId);
}

/** Null falls through to commands and questions: an officer may ask something in between. */
export async function verifyText(turn: Turn, text: string): Promise<Answer | null> {
  const open = verifyOpen(turn.session.open);
  if (open === null) return null;
  const said = readCommand(text);
  const command = said?.kind;
  if ((open.step === 'question' || open.step === 'reason') && said !== null && leaves(said, open.step, text))
    return null;
  if (turn.session.behind === true && actsUnread(open, text)) return shownAgain(turn, open);
  if (command === 'cancel' || command === 'back') return openCase(turn, open.obligationId);
  switch (open.step) {
    case 'reason':
      return withFigure(turn, open, (item, each) => preview(item, each, text.trim(), turn, false, open.passed));
    case 'question':
      return sendQuestion(turn, open, text.trim());
    case 'value':
      return takeValue(turn, open, text.trim());
    case 'preview':
      return command === 'send' || command === 'yes'
        ? sendReturn(turn, open, open.version, false)
        : onCard(turn, open, text);
    case 'which_return':
    case 'which_ask':
    case 'which_set':
      return whichByNumber(turn, open, text);
    case 'card':
      return onCard(turn, open, text);
    default:
      return open.step satisfies never;
  }
}

async function withFigure(
  turn: Turn,
  open: VerifyOpen,
  then: (item: QueueItem, each: CaseFigure) => Answer | null,
): Promise<Answer | null> {
  const found = await itemOf(turn, open.obligationId);
  const each = found?.item.case.figures.find((one) => one.criterion.id === open.criterionId);
  return found == null || each === undefined ? null : then(found.item, each);
}

async function whichByNumber(turn: Turn, open: VerifyOpen, text: string): Promise<Answer | null> {
  const n = readReview(text)?.n ?? null;
  if (n === null) return onCard(turn, open, text);
  const act = { which_return: 'return', which_ask: 'ask', which_set: 'set' } as const;
  const step = open.step as keyof typeof act;
  return onFigure(turn, open, { act: act[step], n, several: false, rest: '' });
}

/** "duyệt thông báo 3" is another matter. */
const WHOLE: ReadonlySet<string | null> = new Set([null, 'yes', 'approve']);

/** Only what says "all" agrees with all: "đồng ý trừ tiêu chí 2" is asked back. */
async function agreeAll(turn: Turn, open: VerifyOpen, { rest }: ReviewWords): Promise<Answer | null> {
  const all = readAll(rest);
  const found = all === null || all.count !== null ? await itemOf(turn, open.obligationId) : null;
  const fits = (count: number): boolean =>
    found !== null && [found.item.waiting.length, found.item.case.figures.length].includes(count);
  if (all !== null && (all.count === null || fits(all.count)))
    return agree(turn, open.obligationId, null, open.version);
  return found === null ? null : card(found.item, null, [line('review.ask.verify_how')], open.passed);
}

/** "xác nhận", "trả lại 1 …", "2", "để sau" under a card. */
async function onCard(turn: Turn, open: VerifyOpen, text: string): Promise<Answer | null> {
  const said = readReview(text);
  if (said === null) {
    return readCommand(text)?.kind === 'yes' && open.step === 'card'
      ? agree(turn, open.obligationId, null, open.version)
      : null;
  }
  const command = readCommand(text)?.kind ?? null;
  if (said.act === 'verify' && !WHOLE.has(command)) return null;
  if (said.act === 'next') return next(turn, [], `${open.passed} ${open.obligationId}`.trim());
  if (said.n !== null) return onFigure(turn, open, said);
  if (said.act === 'verify') return agreeAll(turn, open, said);
  const steps = { return: 'which_return', ask: 'which_ask', set: 'which_set', show: null } as const;
  const step: VerifyStep | null = steps[said.act];
  const found = await itemOf(turn, open.obligationId);
  if (found === null || step === null) return null;
  return askWhich(found.item, step, open);
}

async function takenFrom(turn: Turn, { figure }: CaseFigure): Promise<string | null> {
  if (figure.origin === null) return null;
  return (await turn.facts.campaign(figure.origin.campaignId))?.plan.movement ?? figure.origin.campaignId;
}

async function onFigure(turn: Turn, open: VerifyOpen, said: ReviewWords): Promise<Answer | null> {
  const found = await itemOf(turn, open.obligationId);
  if (found === null) return null;
  const { item } = found;
  const each = item.case.figures.find((one) => one.place + 1 === said.n);
  if (each === undefined) return card(item, null, [line('review.ask.no_such')], open.passed);
  if (said.several) {
    const key = said.act === 'verify' ? 'verify_how' : 'one_by_one';
    return card(item, null, [line(`review.ask.${key}`)], open.passed);
  }
  const here = { ...open, criterionId: each.criterion.id, words: '' };
  switch (said.act) {
    case 'verify':
      return readAll(said.rest)?.count === null
        ? agree(turn, open.obligationId, each.criterion.id, open.version)
        : card(item, null, [line('review.ask.verify_how')], open.passed);
    case 'return':
      return said.rest === '' ? askReason(item, each, open) : preview(item, each, said.rest, turn, false, open.passed);
    case 'ask':
      return said.rest === '' ? askText(item, each, open) : sendQuestion(turn, here, said.rest);
    case 'set':
      return said.rest === '' ? askValue(item, each, open.passed) : takeValue(turn, here, said.rest);
    case 'show':
    case 'next':
      return figureCard(item, each, open.passed, await takenFrom(turn, each));
    default:
      return said.act satisfies never;
  }
}
