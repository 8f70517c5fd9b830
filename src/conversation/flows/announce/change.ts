/** What may be typed under the card to change the draft: when, for whom, on which paper, in which words. */
import { composeBroadcast, type Wanted } from '../../../admin/broadcast/compose.js';
import { askedLine } from '../../../admin/broadcast/question.js';
import { sourceLine } from '../../../broadcast/text.js';
import type { Broadcast, Question } from '../../../broadcast/types.js';
import { dayOf } from '../../../domain/time.js';
import { readAudience } from '../../../language/audience.js';
import { readDocument } from '../../../language/document.js';
import { fold } from '../../../language/fold.js';
import { readMoment } from '../../../language/moment.js';
import { type Line, line } from '../../../messages/message.js';
import { type Answer, bubble, type Turn } from '../../turn.js';
import { deskOf } from '../office/seat.js';
import { draftCard } from './card.js';
import { forAudience } from './compose.js';
import { afterColon, type Found, held, refusal } from './found.js';
import { audienceTyped, standingUnits, unitsNamed } from './whom.js';

/** Null where the text says nothing about the draft. */
export async function changeDraft(turn: Turn, id: string, text: string): Promise<Answer | null> {
  const found = await held(turn, id, 'announce');
  if (found === null || 'bubble' in found) return found;
  const words = fold(text).trim();
  if (/^(?:(?:gui )?cho|for) /.test(words))
    return forAudience(turn, id, (campaignId) => audienceTyped(turn, campaignId, text));
  const wanted = (await excepting(turn, found, text)) ?? wantedIn(turn, found.one, text, words);
  if (wanted === null) return null;
  if ('key' in wanted) return { bubble: bubble([wanted]), open: turn.session.open };
  return changed(turn, found, wanted);
}

async function changed(turn: Turn, { one, seat, hand }: Found, wanted: Wanted): Promise<Answer> {
  const args = { campaignId: one.campaignId, broadcastId: one.id, hand, ...wanted };
  const made = await composeBroadcast(args, turn.facts, deskOf(turn));
  if (!made.ok) return { ...refusal(made.problem), open: turn.session.open };
  const { content } = made.value.result;
  const texts = wanted.content !== undefined && wanted.content.text !== one.content.text;
  const paper =
    content.document === one.content.document || content.document === null ? [] : [sourceLine(content.document)];
  const asks = content.question === one.content.question ? [] : [askedLine(content.question)];
  const card = await draftCard(turn, made.value.result, texts ? [] : [...paper, ...asks], texts);
  return { ...card, events: made.value.events, by: seat.id };
}

/** "trừ Đông Hải, Mỹ Hải": added to what was excepted before. */
async function excepting(turn: Turn, { one }: Found, text: string): Promise<Wanted | Line | null> {
  if (!/^(?:(?:ngoai )?tru|except) /.test(fold(text).trim())) return null;
  const { except } = readAudience(` ${text}`, { tiers: [], types: [] });
  const { ids, unknown } = unitsNamed(await standingUnits(turn, one.campaignId), except);
  if (unknown !== null || ids.length === 0)
    return line('broadcast.whom_unknown', { text: unknown ?? text.slice(0, 60) });
  return { audience: { ...one.audience, except: [...new Set([...one.audience.except, ...ids])] } };
}

function wantedIn(turn: Turn, { content }: Broadcast, text: string, words: string): Wanted | Line | null {
  const said = afterColon(turn) ?? '';
  if (/^(?:sua|sua lai|noi dung|sua noi dung|text) ?:/.test(words))
    return { content: { ...content, text: { ...content.text, vi: said } } };
  if (/^(?:tieng anh|ban tieng anh|english) ?:/.test(words))
    return { content: { ...content, text: { ...content.text, en: said } } };
  if (/^(?:gui ngay|gui luon|khong hen gio|send now)$/.test(words)) return { scheduledAt: null };
  if (/^(?:khong gui sau|khong gui qua|truoc|not after) /.test(words)) return moment(turn, text, 'notAfter');
  if (/^(?:gui (?:luc|vao|sau|hen)|hen|hen gio|luc|send at) ?/.test(words)) return moment(turn, text, 'scheduledAt');
  if (/^(?:bo tep|khong kem tep|remove file)$/.test(words)) return { content: { ...content, attachment: null } };
  const asked = questionIn(words);
  if (asked !== undefined) return { content: { ...content, question: asked } };
  if (/^(?:tuy chon|khong bat buoc|optional)$/.test(words)) return { optional: true };
  if (/^(?:bat buoc|nhiem vu|duty)$/.test(words)) return { optional: false };
  if (/^(?:khong gui lap|khong lap|no repeat)$/.test(words)) return { repeat: false };
  if (/^(?:gui lap|cho gui lap|repeat)$/.test(words)) return { repeat: true };
  const paper = readDocument(/^(?:van ban|cong van|vb)/.test(words) ? text : `văn bản ${text}`, dayOf(turn.now));
  if (paper === null || !/^(?:van ban|cong van|vb|giay moi|ke hoach|quyet dinh|gm|theo)/.test(words)) return null;
  return {
    content: {
      ...content,
      document: { number: paperName(text, paper.number), day: paper.day, clause: clauseIn(text) },
    },
  };
}

/** "hỏi tham dự", "hỏi đã nhận", "hỏi ý kiến", "không hỏi"; undefined for any other words. */
function questionIn(words: string): Question | null | undefined {
  if (/^(?:khong hoi(?: gi)?|ask nothing)$/.test(words)) return null;
  if (/^(?:hoi|ask) (?:co )?(?:tham du(?: khong| hay khong)?|du|attend(?:ance)?)$/.test(words)) return 'attend';
  if (/^(?:hoi|ask) (?:da nhan(?: chua)?|received)$/.test(words)) return 'received';
  return /^(?:hoi|ask) (?:y kien|ngan|tra loi(?: ngan)?|words)$/.test(words) ? 'words' : undefined;
}

/** The kind of paper is kept as it was written: "Giấy mời số 12/GM-UBND". */
function paperName(text: string, number: string): string {
  const at = text.indexOf(number.slice(0, 3));
  const kind =
    at > 0
      ? text
          .slice(0, at)
          .replace(/^theo\s+/i, '')
          .replace(/^(?:văn bản|van ban|vb)(?:\s*:\s*|\s+)/iu, '')
          .trim()
      : '';
  const said = kind === '' ? number : `${kind} ${number}`;
  return said.charAt(0).toLocaleUpperCase('vi') + said.slice(1);
}

const clauseIn = (text: string): string | null =>
  /(?:mục|khoản|điều)\s+[\dIVXivx.a-z]+.*$/iu.exec(text)?.[0].trim() ?? null;

function moment(turn: Turn, text: string, what: 'scheduledAt' | 'notAfter'): Wanted | Line {
  const at = readMoment(text, turn.now);
  return at === null ? line('broadcast.when_unclear') : { [what]: at };
}

/** A file sent while a draft is open goes with it; null where none is. */
export async function attachFile(turn: Turn): Promise<Answer | null> {
  const { open } = turn.session;
  if (open.kind !== 'office' || open.act !== 'announce' || open.held.id === undefined) return null;
  const found = await held(turn, String(open.held.id), 'announce');
  const kept = turn.file?.kept ?? null;
  if (found === null || 'bubble' in found || kept === null) return null;
  if ('refused' in kept) return { bubble: bubble([kept.refused]), open };
  const { sha256, size, type, name } = kept;
  const { content } = found.one;
  const answer = await changed(turn, found, { content: { ...content, attachment: { sha256, size, type, name } } });
  const lines = [line('broadcast.with_file', { name }), ...answer.bubble.lines];
  return { ...answer, bubble: { ...answer.bubble, lines } };
}
