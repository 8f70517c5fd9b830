/** Writing an announcement: the text, then whom it is for, then the card. */
import { composeBroadcast, correctBroadcast, textOnly } from '../../../admin/broadcast/compose.js';
import { fieldToken } from '../../../broadcast/text.js';
import { type Audience, EVERYBODY } from '../../../broadcast/types.js';
import { readCommand } from '../../../language/commands.js';
import type { FieldId } from '../../../language/fields.js';
import { fold } from '../../../language/fold.js';
import { type Choice, type Line, line } from '../../../messages/message.js';
import { type Answer, bubble, choice, type Turn } from '../../turn.js';
import { deskOf, officeSeat } from '../office/seat.js';
import { draftCard, inAnnounce } from './card.js';
import { afterColon, COLON, held, numberIn, refusal } from './found.js';
import { audienceTyped, standingUnits } from './whom.js';

/** "thông báo", "thông báo cho các phường chưa nộp: …", "thông báo: …". */
export async function startAnnounce(turn: Turn, rest: string): Promise<Answer | null> {
  if (officeSeat(turn, 'announce') === null) return null;
  const said = afterColon(turn);
  const whom = (said === null ? rest : (rest.split(COLON)[0] ?? '')).trim();
  if (said === null || said === '') return askText(turn, /^(?:cho|gui|toi|den|to)(?: |$)/.test(fold(whom)) ? whom : '');
  return textTyped(turn, { whom }, said);
}

function askText(turn: Turn, whom: string): Answer {
  const token = (id: FieldId): string => fieldToken(id, turn.language);
  const fields = { unit_field: token('unit'), deadline_field: token('deadline'), missing_field: token('missing') };
  const lines = [line('broadcast.ask_text'), line('broadcast.ask_text_fields', fields)];
  return { bubble: bubble(lines), open: inAnnounce('text', whom === '' ? {} : { whom }) };
}

/** The text was typed; `whom` was perhaps said before it. */
export async function textTyped(
  turn: Turn,
  { whom = '', corrects = '' }: Readonly<Record<string, string | number>>,
  text: string,
): Promise<Answer | null> {
  const seat = officeSeat(turn, 'announce');
  const person = turn.who.person;
  if (seat === null || person === null) return null;
  const hand = { seatId: seat.id, personId: person.id };
  const { campaignId } = seat;
  const content = textOnly(text);
  if (corrects !== '') return correct(turn, String(corrects), text);
  const meant = whom === '' ? null : await audienceTyped(turn, campaignId, String(whom));
  const audience = meant === null || 'key' in meant ? EVERYBODY : meant;
  const made = await composeBroadcast(
    { campaignId, broadcastId: null, hand, content, audience },
    turn.facts,
    deskOf(turn),
  );
  if (!made.ok) return { ...refusal(made.problem), open: inAnnounce('text', { whom }) };
  const { events, result } = made.value;
  const problem = meant !== null && 'key' in meant ? [meant] : [];
  const answer =
    meant === null || 'key' in meant
      ? await whomCard(turn, result.id, campaignId, problem)
      : await draftCard(turn, result);
  return { ...answer, events, by: seat.id };
}

/** Buttons for whole groups; anything else is typed. */
export async function whomCard(turn: Turn, id: string, campaignId: string, first: readonly Line[]): Promise<Answer> {
  const plan = (await turn.facts.campaign(campaignId))?.plan;
  const units = await standingUnits(turn, campaignId);
  const groups = (plan?.tiers ?? []).flatMap((tier): Choice[] => {
    const count = units.filter((unit) => unit.tier === tier.id).length;
    const name = tier.name.length > 13 ? (tier.words[0] ?? tier.name) : tier.name;
    return count === 0 ? [] : [choice(`bc_to:${id}:t${tier.id}`, 'broadcast_tier', { count, name })];
  });
  const all = groups.length === 1 ? [] : [choice(`bc_to:${id}:all`, 'broadcast_all', { count: units.length })];
  const choices = [...groups.slice(0, 3), ...all, choice(`bc_to:${id}:owing`, 'broadcast_owing')];
  return {
    bubble: bubble([...first, line('broadcast.ask_whom'), line('broadcast.ask_whom_words')], choices, {
      spelled: 'words',
    }),
    open: inAnnounce('whom', { id, campaignId }),
  };
}

export async function askWhom(turn: Turn, id: string): Promise<Answer | null> {
  const found = await held(turn, id, 'announce');
  if (found === null || 'bubble' in found) return found;
  return whomCard(turn, id, found.one.campaignId, []);
}

function pressed(code: string): Partial<Audience> | null {
  if (code === 'all') return {};
  if (code === 'owing') return { state: 'not_submitted' };
  return code.startsWith('t') && code.length > 1 ? { tiers: [code.slice(1)] } : null;
}

export async function whomPressed(turn: Turn, id: string, code: string): Promise<Answer | null> {
  const wanted = pressed(code);
  return wanted === null ? null : forAudience(turn, id, () => Promise.resolve({ ...EVERYBODY, ...wanted }));
}

/** Null where the words name no receivers and are a command. */
export function whomTyped(turn: Turn, id: string, text: string): Promise<Answer | null> {
  return forAudience(turn, id, async (campaignId) => {
    const read = await audienceTyped(turn, campaignId, text);
    return 'key' in read && readCommand(text) !== null ? null : read;
  });
}

export async function forAudience(
  turn: Turn,
  id: string,
  read: (campaignId: string) => Promise<Audience | Line | null>,
): Promise<Answer | null> {
  const found = await held(turn, id, 'announce');
  if (found === null || 'bubble' in found) return found;
  const { one, seat, hand } = found;
  const audience = await read(one.campaignId);
  if (audience === null) return null;
  if ('key' in audience) return whomCard(turn, id, one.campaignId, [audience]);
  const args = { campaignId: one.campaignId, broadcastId: id, hand, audience };
  const made = await composeBroadcast(args, turn.facts, deskOf(turn));
  if (!made.ok) return { ...refusal(made.problem), open: turn.session.open };
  return { ...(await draftCard(turn, made.value.result)), events: made.value.events, by: seat.id };
}

/** "đính chính thông báo 3: …": whatever has not gone out stops; the text may follow in a message of its own. */
export async function startCorrection(turn: Turn, rest: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'announce');
  if (seat === null) return null;
  const all = await turn.facts.announcements().list(seat.campaignId);
  const sent = all.filter((one) => one.startedAt !== null);
  const number = numberIn(rest) ?? sent[0]?.number ?? null;
  const one = sent.find((each) => each.number === number);
  if (one === undefined) {
    const known = number === null || all.some((each) => each.number === number);
    return refusal({ code: known ? 'broadcast_not_sent' : 'broadcast_unknown', params: {} });
  }
  const said = afterColon(turn);
  if (said !== null && said !== '') return correct(turn, one.id, said);
  const lines = [line('broadcast.ask_correction', { number: one.number })];
  return { bubble: bubble(lines), open: inAnnounce('text', { corrects: one.id }) };
}

async function correct(turn: Turn, id: string, text: string): Promise<Answer | null> {
  const found = await held(turn, id, 'announce');
  if (found === null || 'bubble' in found) return found;
  const { one, seat, hand } = found;
  const args = { campaignId: one.campaignId, broadcastId: id, hand, content: textOnly(text) };
  const made = await correctBroadcast(args, turn.facts, deskOf(turn));
  if (!made.ok) return { ...refusal(made.problem), open: inAnnounce('text', { corrects: id }) };
  const stopped = made.value.events.some((event) => event.type === 'broadcast_stopped');
  const first = [line(stopped ? 'broadcast.correct_stopped' : 'broadcast.correct_of', { number: one.number })];
  return { ...(await draftCard(turn, made.value.result, first)), events: made.value.events, by: seat.id };
}
