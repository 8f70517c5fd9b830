/**
 * Whom an announcement is for, in an officer's words: "các phường chưa nộp, trừ Đông Hải". What is left after the known
 * words may name units and is for the roster to settle. Pure.
 */
import type { Role } from '../domain/people.js';
import { fold } from './fold.js';

/** As in `broadcast/types.ts`, which this room does not know. */
type SaidState = 'not_submitted' | 'late' | 'returned' | 'silent' | 'submitted' | 'eligible';

export interface SaidAudience {
  /** "tất cả", "cả", "mọi đơn vị". */
  readonly everybody: boolean;
  readonly tiers: readonly string[];
  /** Kinds of units ("phường") that are less than a tier. */
  readonly types: readonly string[];
  readonly roles: readonly Role[];
  readonly state: SaidState | null;
  /** What may be names of units, as typed, split at commas. */
  readonly names: readonly string[];
  readonly except: readonly string[];
}

export interface KnownGroups {
  readonly tiers: readonly { readonly id: string; readonly name: string; readonly words: readonly string[] }[];
  /** The kinds of units in the roster. */
  readonly types: readonly string[];
}

/** Longer phrases before the shorter ones they hold. */
const STATES: readonly (readonly [RegExp, SaidState])[] = [
  [
    /(?<! (?:chua|khong|gan|not)) (?:(?:da )?(?:du|dat) (?:dieu kien|(?:cac |moi )?tieu chuan)(?: dinh luong)?(?: xet)?(?: khen thuong| thi dua)?|eligible|(?:that |which )?meet(?:s|ing)? (?:all )?(?:the )?(?:quantitative |award )?standards)(?= )/,
    'eligible',
  ],
  [
    / (?:da tham gia (?:nhung |ma )?chua (?:lam gi|nhap gi|bao cao)|da vao (?:nhung |ma )?chua nhap|im lang|chua nhap gi|joined but silent|silent)(?= )/,
    'silent',
  ],
  [/ (?:(?:nop|gui|bao cao) (?:muon|tre)|tre han|qua han|muon|tre|late|overdue)(?= )/, 'late'],
  [/ (?:(?:co so |co so lieu )?(?:bi |duoc )?tra lai(?: so lieu)?|phai sua|returned)(?= )/, 'returned'],
  [
    / (?:chua (?:nop|gui|bao cao)(?: bao cao)?|con thieu bao cao|not (?:yet )?(?:submitted|reported))(?= )/,
    'not_submitted',
  ],
  [/ (?:da (?:nop|gui|bao cao)(?: bao cao)?(?: xong)?|nop roi|submitted|reported)(?= )/, 'submitted'],
];

const ROLES: readonly (readonly [RegExp, Role])[] = [
  [/ (?:can bo dau moi|dau moi|focal points?)(?= )/, 'focal_point'],
  [/ (?:thu truong|nguoi dung dau|heads?)(?= )/, 'unit_head'],
  [/ (?:lanh dao|leaders?)(?= )/, 'leader'],
  [/ (?:can bo tham dinh|tham dinh|reviewers?)(?= )/, 'reviewer'],
  [/ (?:chuyen vien|coordinators?)(?= )/, 'coordinator'],
];

const EVERYBODY =
  / (?:tat ca|toan bo|toan the|ca (?=\d)|ca|moi don vi|moi nguoi|cac don vi|everybody|everyone|all)(?= )/g;
const FILLERS = new Set(
  'cho for gui toi den cac nhung don vi nguoi va cua la voi the to and units unit of nhe giup ca bao cao'.split(' '),
);
const EXCEPT = /(?:^|[\s,;])(?:ngoại trừ|ngoai tru|trừ ra|trừ|tru ra|tru|except)(?=\s)/iu;

const padded = (text: string): string =>
  ` ${fold(text)
    .replace(/[^\p{L}\p{N},;]+/gu, ' ')
    .replace(/\s*[,;]\s*/g, ' , ')
    .trim()} `;

/** Never fails; words nobody knows stay among the names. */
export function readAudience(text: string, { tiers, types }: KnownGroups): SaidAudience {
  const [main = '', ...excluded] = text.normalize('NFC').split(EXCEPT);
  let words = padded(main);
  const take = (form: RegExp): boolean => {
    const found = form.test(words);
    form.lastIndex = 0;
    if (found) words = words.replace(form, ' ').replace(/ {2,}/g, ' ');
    return found;
  };
  const state = STATES.find(([form]) => take(form))?.[1] ?? null;
  const roles = ROLES.filter(([form]) => take(form)).map(([, role]) => role);
  const everybody = take(EVERYBODY);
  const groups = tiers.map((tier) => ({ id: tier.id, said: saidAs(tier) }));
  // The whole name of a tier ("phường, xã") first: each of its words alone may be a kind of unit.
  const named = groups.filter(({ said }) => said.some((one) => one.includes(' , ') && take(form(one))));
  const kinds = types.filter((type) => isGroupOf(type, words));
  const byWord = groups.filter(
    ({ id, said }) => !named.some((one) => one.id === id) && said.some((one) => alone(one, words)),
  );
  const several = byWord.filter(({ said }) => said.some((one) => one.includes(' ') && take(form(one))));
  const kept = kinds.filter((type) => alone(padded(type).trim(), words) && take(form(padded(type).trim())));
  const rest = byWord.filter(
    (one) => !several.includes(one) && one.said.some((word) => alone(word, words) && take(form(word))),
  );
  return {
    everybody,
    tiers: [...named, ...several, ...rest].map((one) => one.id),
    types: kept,
    roles,
    state,
    names: namesIn(words),
    except: excluded.flatMap((part) => namesIn(padded(part))),
  };
}

const saidAs = ({ name, words }: KnownGroups['tiers'][number]): string[] =>
  [name, ...words].map((one) => padded(one).trim()).sort((a, b) => b.length - a.length);

const form = (phrase: string): RegExp => new RegExp(` ${phrase}(?= )`);

/** A group's word counts where no name follows it: "các phường", "phường chưa nộp", not "phường Đài Sơn". */
function alone(phrase: string, words: string): boolean {
  const at = words.indexOf(` ${phrase} `);
  if (at === -1) return false;
  const next = words.slice(at + phrase.length + 2).split(' ')[0] ?? '';
  return next === '' || next === ',' || FILLERS.has(next);
}

const isGroupOf = (type: string, words: string): boolean => words.includes(` ${padded(type).trim()} `);

function namesIn(words: string): string[] {
  return words
    .split(/ , | va | and /)
    .map((part) => {
      const each = part.split(' ').filter((word) => word !== '');
      while (FILLERS.has(each[0] ?? '')) each.shift();
      while (FILLERS.has(each.at(-1) ?? '')) each.pop();
      return each.join(' ');
    })
    .filter((part) => part !== '');
}
