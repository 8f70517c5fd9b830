/** Replies without a figure: nothing arose, not yet, not mine, as before, all of them, none. */
import { asked, type Field, type Reply } from './reply-type.js';
import type { Sentence } from './tokens.js';

/** Folded words, one space between and around, so that ` x ` matches whole words only. */
export function spaced(sentence: Sentence): string {
  const words = sentence.tokens
    .filter((t) => t.kind !== 'sign')
    // "dữ liệu", "dự thảo" are not "đủ".
    .map((t) => (t.key === 'du' && t.norm !== 'du' && t.norm !== 'đủ' ? t.norm : t.key));
  return ` ${words.join(' ')} `;
}

const NO = '(?:khong|ko|k|kg|kh|hok|hong|khum|hem|chua|chang|no)';
const NOT_ARISEN = new RegExp(
  ` (?:${NO} (?:co )?(?:\\S+ ){0,5}?phat sinh|kps|${NO} ps|chua phat sinh|did not arise|not applicable|nothing arose|none arose) `,
);
/** "không có TTHC nào": the thing itself does not exist in the unit; "hồ sơ", "văn bản", "báo cáo" may also be a plain 0. */
const NO_SUCH = new RegExp(
  ` ${NO} co (?:bat ky )?(?:(?:\\S+ ){0,3}?(?:tthc|thu tuc|san pham|ocop|doanh nghiep|hop tac xa|dich vu|doi tuong|truong hop|co so|nhiem vu|to chuc)(?: \\S+){0,4}|(?!ho so|van ban|bao cao|hs|vb|bc|cai|so|thong tin|gi|ai)\\S+ (?:\\S+ ){0,3}?nao) `,
);
const ZERO = new RegExp(
  ` (?:(?:da |oi )?(?:${NO}|khong co|ko co|k co|hong co|zero|none|nil|khong he|chua co)|${NO} co (?:\\S+ ){0,2}?(?:ho so|van ban|bao cao|hs|vb|bc|cai)(?: \\S+){0,3}?|no (?:dossiers?|documents?|reports?)) (?:a |nao |het |dau |em |anh |chi |nhe |ca |luon |co ){0,4}$`,
);
const CRITERIA = '(?:tieu chi|chi tieu|muc|cau|so lieu|noi dung)';
const OTHERS = `(?:con lai|tat ca|toan bo|ca \\d+|${CRITERIA} (?:\\S+ )?khac|(?:cac|moi|ca cac) ${CRITERIA}|the rest|the others|all (?:the )?others|everything else|all)`;
const FOR_OTHERS = new RegExp(
  `^ (?:[^\\d\\s]+ ){0,3}?${OTHERS} (?:\\S+ ){0,4}?(?:${NO} (?:co )?(?:phat sinh|ps)|kps|did not arise)|(?:phat sinh|kps|did not arise) (?:\\S+ ){0,2}?${OTHERS} `,
);
const PENDING = new RegExp(
  [
    ` ${NO} (?:co )?(?:du |day du )?(?:so lieu|so|thong tin|ket qua|data) `,
    ' (?:chua|dang|con) (?:co |kip |duoc )?(?:tong hop|ra soat|thong ke|kiem tra|cho|doi|xin|lay|lam|tinh|cap nhat|xong|du|het|nop|gui|bao cao) ',
    ' (?:cho|doi) (?:vp|van phong|so|ben|anh|chi|phong|ket qua|sep|lanh dao|chut|ti|xiu|tong hop|so lieu) ',
    ' de (?:em|anh|chi|minh|toi|tui|e) (?:hoi|xem|kiem tra|ra soat|tong hop|tinh|coi|check|lay|bao) ',
    ' (?:mai|mot|lat|toi|chieu|sang|tuan sau|hom sau|sau|thu \\S+|ngay|som|phut|nua|t[2-7]) (?:\\S+ ){0,4}?(?:gui|nop|bao|co|bo sung|nhan|tra loi|cap nhat)(?: \\S+){0,5} ',
    ` ${NO} (?:biet|ro|nam duoc|nam ro)(?! (?:cach|tinh|tieu chi|cau)) `,
    ' (?:don t know|dont know|not available|no idea|chiu) $',
    ' (?:not yet|no data|will send|later|tomorrow|waiting|still checking|pending) ',
  ].join('|'),
);
const PROMISE =
  / ((?:sang|trua|chieu|toi|dau|cuoi)? ?(?:mai|mot|ngay mai|ngay mot|ngay kia|tuan sau|dau tuan|cuoi tuan|thu (?:hai|ba|tu|nam|sau|bay|[2-7])|t[2-7]|chu nhat|hom nay|hom sau|lat nua|lat|tomorrow|next week)|(?:sang|chieu|toi) nay|ngay \d{1,2} ?(?:\d{1,2})?|\d+ (?:phut|tieng|gio|ngay) nua) /;
const NOT_MINE = new RegExp(
  [
    ` (?:${NO}|not) (?:phai |phai la )?(?:viec|nhiem vu|phan|cua toi|cua em|minh phu trach|toi phu trach|em phu trach|phu trach|my job|mine) `,
    ' (?:cai nay|viec nay|so nay|phan nay|muc nay|tieu chi nay|nay) (?:la |do |thi |cua )*(?:ben |phong |anh |chi )',
    ' (?:ben|phong|p|do) (?:\\S+ ){1,4}?(?:lam|phu trach|quan ly|nam|giu|theo doi|bao cao) ',
    ' (?:anh|chi|co|chu|ong|ba|dong chi|dc) (?!chua|dang|da|se|khong|ko|moi|cung|van|con|kip)\\S+ (?:lam|phu trach|quan ly|theo doi) ',
    ' (?:cai|viec|so|phan|muc) nay (?:la |do |thi |cua )*(?:van phong|vp|ke toan|cong an|tu phap|mot cua) ',
    ' hoi (?:anh|chi|ben|phong|co|chu|ong|ba|dong chi|dc) ',
    ' (?:chuyen|giao) (?:cho |sang )?(?:ben|phong|anh|chi|nguoi khac) ',
    ' (?:not my job|not mine|ask (?:mr|ms|the)) ',
  ].join('|'),
);
const SAME =
  / (?:(?:nhu|giong|bang|y|y nhu) (?:cu|nam ngoai|nam truoc|thang truoc|ky truoc|quy truoc|lan truoc|dot truoc|hom truoc|tren|bao cao truoc|nam roi|vay)|giu nguyen|khong (?:doi|thay doi|co gi thay doi)|ko (?:doi|thay doi)|van (?:vay|the|nhu cu|nhu vay)|y nguyen|same|same as (?:last|before)|unchanged|as before) /;
const ALL =
  / (?:(?:khong|ko|k|chang) (?:con )?(?:thieu|sot)|full|du|du het|day du|het|tat ca|toan bo|du ca|het roi|du roi|hoan thanh|hoan thanh het|xong het|lam het|dat het|dat ca|all|all of them|everything) /;
const MOST_WORDS_OF_ALL = 7;

/** "các mục còn lại không phát sinh": several criteria are meant, and the one asked about perhaps not. */
export const speaksForOthers = (sentence: Sentence): boolean => FOR_OTHERS.test(spaced(sentence));

/** What the words say, where no figure was found; `unreadable` when it is something else altogether. */
export function readState(sentence: Sentence, field: Field): Reply {
  const words = spaced(sentence);
  const count = words.trim().split(' ').length;
  const nothing = field === 'ratio' ? { percent: '0' } : { value: '0' };
  if (/ (?:khong|ko) co (?:gi|chi) $| khong sao /.test(words)) return { outcome: 'unreadable' };
  if (SAME.test(words)) return { outcome: 'same' };
  if (NOT_ARISEN.test(words) || NO_SUCH.test(words)) return notArisen(sentence);
  if (NOT_MINE.test(words)) return { outcome: 'not_mine' };
  if (ZERO.test(words) && count <= 8) return asked('zero_or_none', [nothing]);
  if (PENDING.test(words)) return pending(sentence, words);
  if (ALL.test(words) && count <= MOST_WORDS_OF_ALL)
    return asked('words_only', field === 'ratio' ? [{ percent: '100' }] : []);
  return { outcome: 'unreadable' };
}

/** The words are kept as the reason where they say more than the bare phrase. */
function notArisen(sentence: Sentence): Reply {
  const bare = / ^(?:da )?(?:khong|ko|k|kps) ?(?:co )?(?:phat sinh|ps)?(?: a| nhe)? $/;
  const words = spaced(sentence);
  const short = words.trim().split(' ').length <= 4 && / (?:phat sinh|kps|ps) /.test(words);
  return short || bare.test(words)
    ? { outcome: 'not_arisen' }
    : { outcome: 'not_arisen', reason: sentence.text.slice(0, 300) };
}

/** The promised time is quoted as typed: its words are found again in the sentence. */
function pending(sentence: Sentence, words: string): Reply {
  const found = PROMISE.exec(words)?.[1]?.trim().split(' ');
  if (found === undefined) return { outcome: 'pending' };
  const tokens = sentence.tokens.filter((t) => t.kind !== 'sign');
  const at = tokens.findIndex((_, i) => found.every((word, j) => tokens[i + j]?.key === word));
  const [first, last] = [tokens[at], tokens[at + found.length - 1]];
  if (first === undefined || last === undefined) return { outcome: 'pending' };
  return { outcome: 'pending', promise: sentence.text.slice(first.at, last.end) };
}
