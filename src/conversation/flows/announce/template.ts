/**
 * An announcement begun from the plan: "thông báo mẫu sơ kết". What the template leaves blank is asked for first, in one
 * line; then it goes the way of every announcement.
 */
import { composeBroadcast } from '../../../admin/broadcast/compose.js';
import { type Asked, TEMPLATES, type TemplateId, type TextTemplate, templateOf } from '../../../broadcast/templates.js';
import { blanksIn, fillBlanks, readText, type SourceDocument } from '../../../broadcast/text.js';
import { type Content, EVERYBODY } from '../../../broadcast/types.js';
import { dayOf } from '../../../domain/time.js';
import { readDay } from '../../../language/dates.js';
import type { BlankId } from '../../../language/fields.js';
import { fold } from '../../../language/fold.js';
import { readMoment } from '../../../language/moment.js';
import { type Line, line } from '../../../messages/message.js';
import { type Answer, bubble, choice, type Turn } from '../../turn.js';
import { deskOf, officeSeat } from '../office/seat.js';
import { inAnnounce } from './card.js';
import { whomCard } from './compose.js';
import { refusal } from './found.js';

const SAID: readonly (readonly [RegExp, TemplateId])[] = [
  [/so ket|mid-?term/, 'so_ket'],
  [/tong ket|final/, 'tong_ket'],
  [/ket qua|results?/, 'results'],
  [/neu guong|bieu duong|cach lam|dien hinh|praise|good practice/, 'praise'],
  [/phat dong|launch/, 'launch'],
  [/han nop|han cuoi|han bao cao|nhac han|^han$|deadline/, 'deadline'],
];

/** "mẫu sơ kết", "hội nghị tổng kết", "mẫu" alone: the list. Null: the words name no template. */
export async function startTemplate(turn: Turn, rest: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'announce');
  const words = fold(rest).trim();
  const named = /^(?:theo )?mau(?: |$)|^hoi nghi |^template/.test(words);
  if (seat === null || !named) return null;
  const id = SAID.find(([said]) => said.test(words))?.[1];
  return id === undefined ? listed() : begin(turn, id);
}

function listed(): Answer {
  const choices = TEMPLATES.slice(0, 5).map((id) => choice(`bc_text:${id}`, `template_${id}`));
  return {
    bubble: bubble([line('announce.begin.which'), line('announce.begin.how')], choices),
    open: inAnnounce('template', {}),
  };
}

/** `bc_text:<template>` */
export async function templatePress(turn: Turn, named: string): Promise<Answer | null> {
  const id = TEMPLATES.find((one) => one === named);
  return id === undefined || officeSeat(turn, 'announce') === null ? null : begin(turn, id);
}

async function madeOf(turn: Turn, id: TemplateId): Promise<TextTemplate | null> {
  const seat = officeSeat(turn, 'announce');
  const campaign = seat === null ? null : await turn.facts.campaign(seat.campaignId);
  return campaign === null ? null : templateOf(id, campaign.plan, (one, language) => turn.words.say(one, language));
}

async function begin(turn: Turn, id: TemplateId): Promise<Answer | null> {
  const made = await madeOf(turn, id);
  if (made === null) {
    return {
      bubble: bubble([line('announce.begin.none', { name: { line: line(`choice.template_${id}`) } })]),
      open: turn.session.open,
    };
  }
  const blanks = blanksOf(made.texts.vi);
  if (blanks.length === 0) return composed(turn, made.texts.vi, made, made.notes);
  return {
    bubble: bubble([...made.notes, ask(blanks)]),
    open: inAnnounce('blanks', { template: id, text: made.texts.vi }),
  };
}

const blanksOf = (source: string) => {
  const read = readText(source);
  return read.ok ? blanksIn(read.value) : [];
};

const ask = (blanks: readonly { readonly name: string }[]): Line =>
  line('announce.begin.blanks', { names: { list: blanks.map((one) => one.name) } });

/** "14h thứ sáu 29/12, hội trường UBND thành phố, GM số 12/GM-UBND ngày 20/12": in the order they were asked for. */
export async function blanksTyped(
  turn: Turn,
  held: Readonly<Record<string, string | number>>,
  text: string,
): Promise<Answer | null> {
  const id = TEMPLATES.find((one) => one === held.template);
  const made = id === undefined ? null : await madeOf(turn, id);
  if (made === null) return null;
  const source = String(held.text);
  const blanks = blanksOf(source);
  const parts = momentJoined(
    turn,
    blanks,
    text.split(/[,;\n]/).map((part) => part.trim()),
  );
  // A place may hold commas, and so may what stands last: what is over belongs there.
  const extra = Math.max(0, parts.length - blanks.length);
  const place = blanks.findIndex((blank) => blank.id === 'place');
  const wide = place === -1 ? blanks.length - 1 : place;
  const joined = [
    ...parts.slice(0, wide),
    parts.slice(wide, wide + 1 + extra).join(', '),
    ...parts.slice(wide + 1 + extra),
  ];
  const values: Partial<Record<BlankId, string>> = {};
  blanks.forEach((blank, i) => {
    values[blank.id] = blank.id === 'time' ? momentWords(turn, joined[i] ?? '') : (joined[i] ?? '');
  });
  const filled = fillBlanks(source, values);
  const left = blanksOf(filled);
  if (left.length > 0)
    return {
      bubble: bubble([ask(left)]),
      open: inAnnounce('blanks', { template: String(held.template), text: filled }),
    };
  return composed(turn, filled, made, []);
}

/** "14h, thứ sáu 29/12": an hour and a day that a comma parts are one time, where the time is asked for first. */
function momentJoined(turn: Turn, [first]: readonly { readonly id: BlankId }[], parts: readonly string[]): string[] {
  const [one = '', other = '', ...others] = parts;
  const hour = (text: string) => readMoment(text, turn.now) !== null;
  const day = (text: string) => readDay(fold(text), dayOf(turn.now)) !== null;
  const apart = first?.id === 'time' && hour(one) !== day(one) && (hour(one) ? day(other) : hour(other));
  return apart ? [`${one} ${other}`, ...others] : [...parts];
}

/** "14h thứ sáu 29/12" -> "14:00, Thứ Sáu 29/12/2023"; as typed where no hour and day can be read from it. */
function momentWords(turn: Turn, text: string): string {
  const at = readMoment(text, turn.now);
  return at === null || dayOf(at) < dayOf(turn.now)
    ? text
    : turn.words.say(line('announce.field', { value: { instant: at, form: 'stamp' } }), 'vi');
}

async function composed(
  turn: Turn,
  vi: string,
  made: { readonly asked: Asked; readonly source: SourceDocument | null },
  first: readonly Line[],
): Promise<Answer | null> {
  const done = await composeText(turn, {
    text: { vi, en: null },
    document: made.source,
    attachment: null,
    question: made.asked,
  });
  if ('answer' in done) return done.answer;
  const card = await whomCard(turn, done.id, done.campaignId, [
    ...first,
    line('announce.begin.written'),
    line('broadcast.quoted', { text: vi }),
  ]);
  return { ...card, events: done.events, by: done.by };
}

/** A fresh draft with this content, of nobody yet; or the refusal in words. */
export async function composeText(turn: Turn, content: Content) {
  const seat = officeSeat(turn, 'announce');
  const { person } = turn.who;
  if (seat === null || person === null) return { answer: null };
  const hand = { seatId: seat.id, personId: person.id };
  const { campaignId } = seat;
  const args = { campaignId, broadcastId: null, hand, content, audience: EVERYBODY };
  const made = await composeBroadcast(args, turn.facts, deskOf(turn));
  if (!made.ok) return { answer: refusal(made.problem) };
  return { id: made.value.result.id, campaignId, events: made.value.events, by: seat.id };
}
