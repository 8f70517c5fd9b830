/** "mẫu số X là dân số; theo Công văn 12/VHTT; ngày 05/01/2024" -> its parts; null when no "là" says what is settled. */
import type { Day } from '../domain/time.js';
import { readDay } from './dates.js';
import { fold } from './fold.js';

export interface DecisionSaid {
  readonly subject: string;
  readonly value: string;
  readonly document: string | null;
  readonly day: Day | null;
}

const OPENING =
  /^(?:mẫu số|mau so|cách tính|cach tinh|thời gian|thoi gian|the |denominator|time of)\s*(?:của |cua |of )?/iu;

const SAME =
  /^(?:cùng |cung |chung )?(?:một |mot )?(?:số liệu|so lieu) (?:chung |cung |cùng )?(?:với|voi)\s+(.+?)\s+(?:của|cua|trong|ở|o)\s+(?:phong trào |phong trao )?(?:thi đua |thi dua )?(.+)$|^the same as (.+?) (?:of|in) (.+)$/iu;

/** "cùng số liệu với hồ sơ công việc của Hải Phòng" -> the criterion and the campaign as named; null for anything else. */
export function readSame(value: string): { readonly criterion: string; readonly campaign: string } | null {
  const [, vi, viCampaign, en, enCampaign] = SAME.exec(value) ?? [];
  const criterion = vi ?? en;
  const campaign = viCampaign ?? enCampaign;
  return criterion === undefined || campaign === undefined ? null : { criterion, campaign };
}

export function readDecision(text: string, today: Day): DecisionSaid | null {
  const [first = '', ...rest] = text
    .normalize('NFC')
    .split(/[;\n]/)
    .map((piece) => piece.trim());
  const found = /^(.+?)\s(?:là|la|is)\s(.+)$/iu.exec(first);
  const [, subject, value] = found ?? [];
  if (subject === undefined || value === undefined) return null;
  const piece = (...words: readonly string[]): string | null => {
    const own = rest.find((one) => words.some((word) => fold(one).startsWith(`${word} `)));
    return own === undefined ? null : own.split(/\s+/).slice(1).join(' ');
  };
  const dated = piece('ngay', 'date');
  const read = dated === null ? null : readDay(dated, today);
  const document = piece('theo', 'under');
  return {
    subject: subject.replace(OPENING, '').trim(),
    value: value.trim(),
    document,
    day: read !== null && 'day' in read ? read.day : null,
  };
}
