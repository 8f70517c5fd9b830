/** What a coordinator types about people: whom to invite and how, whom to lock or remove. */
import type { Role } from '../domain/people.js';
import { fold, tidy } from './fold.js';

/** Longer names before the shorter ones they begin with. */
const ROLES: readonly (readonly [string, Role])[] = [
  ['can bo dau moi', 'focal_point'],
  ['dau moi bao cao', 'focal_point'],
  ['dau moi', 'focal_point'],
  ['focal point', 'focal_point'],
  ['thu truong don vi', 'unit_head'],
  ['thu truong', 'unit_head'],
  ['nguoi dung dau don vi', 'unit_head'],
  ['nguoi dung dau', 'unit_head'],
  ['unit head', 'unit_head'],
  ['head of', 'unit_head'],
  ['tham dinh ho so', 'reviewer'],
  ['tham dinh', 'reviewer'],
  ['reviewer', 'reviewer'],
  ['chuyen vien', 'coordinator'],
  ['dieu phoi', 'coordinator'],
  ['coordinator', 'coordinator'],
  ['lanh dao', 'leader'],
  ['leader', 'leader'],
];

const PHONE = ['qua dien thoai', 'bang dien thoai', 'goi dien thoai', 'dien thoai', 'by phone', 'by telephone'];
const PRINTED = ['bang giay', 'ban in', 'to moi', 'in giay', 'printed', 'on paper'];

/** Words that only carry the sentence. */
const FILLERS = new Set('cho cua giup nhe voi them toi em anh chi a la ma for of the please'.split(' '));

export interface InvitationWords {
  /** Null when none was named, or more than one. */
  readonly role: Role | null;
  readonly medium: 'chat' | 'printed' | 'phone';
  /** Folded words that may name a unit; '' when none are left. */
  readonly unit: string;
  /** What stands after a colon, as typed: the invited person's name. */
  readonly name: string | null;
}

/** Folded words, signs as blanks, one blank at each end. */
const padded = (text: string): string =>
  ` ${fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

function without(text: string, phrases: readonly string[]): { readonly rest: string; readonly found: boolean } {
  const phrase = phrases.find((one) => text.includes(` ${one} `));
  return phrase === undefined ? { rest: text, found: false } : { rest: text.replace(` ${phrase} `, ' '), found: true };
}

/** Reads what follows "mời": "đầu mối phường Văn Hải qua điện thoại: chị Hoa". */
export function readInvitation(text: string): InvitationWords {
  const [before = '', ...after] = tidy(text).split(':');
  const name = after.join(':').trim().slice(0, 80);
  const phone = without(padded(before), PHONE);
  const printed = without(phone.rest, PRINTED);
  let rest = printed.rest;
  const roles = new Set<Role>();
  for (const [word, role] of ROLES) {
    const cut = without(rest, [word]);
    if (cut.found) roles.add(role);
    rest = cut.rest;
  }
  const [role] = roles;
  const words = rest.split(' ').filter((word) => word !== '' && !FILLERS.has(word));
  return {
    role: roles.size === 1 ? (role ?? null) : null,
    medium: phone.found ? 'phone' : printed.found ? 'printed' : 'chat',
    unit: words.join(' '),
    name: name === '' ? null : name,
  };
}

/** Whom "khóa …", "gỡ …" means, folded: a number of the list, a name, a unit; '' when nobody is named. */
export function readWhom(text: string): string {
  const words = padded(text).trim();
  return words.replace(/^(?:(?:tai khoan|nguoi|cua|so|account|number)(?: |$))+/, '');
}

const UNMARKED: readonly (readonly [RegExp, 'lock' | 'remove'])[] = [
  [/^khoa (.+)$/, 'lock'],
  [/^go (.+)$/, 'remove'],
];

/** "khoa 2", "go my dong" without marks: read as an act only under a list of people. Null for anything else. */
export function readUnderPeople(text: string): { readonly act: 'lock' | 'remove'; readonly whom: string } | null {
  const words = padded(text).trim();
  for (const [form, act] of UNMARKED) {
    const whom = form.exec(words)?.[1];
    if (whom !== undefined) return { act, whom: readWhom(whom) };
  }
  return null;
}

/** The folded words as they stand in the text ("van hai" -> "Văn Hải"), for quoting; else as they are. */
export function asTyped(text: string, folded: string): string {
  const words = tidy(text).slice(0, 200).split(' ');
  const length = folded.split(' ').length;
  const at = words.findIndex((_, i) => nameWords(words.slice(i, i + length).join(' ')) === folded);
  return at === -1 ? folded : words.slice(at, at + length).join(' ');
}

/** Words as names of units are compared: folded, signs as blanks. */
export const nameWords = (text: string): string => padded(text).trim();
