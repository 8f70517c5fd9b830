/** What people say at any moment of a report or menu -> a closed union; null when the text is no command. */
import type { Language } from '../messages/message.js';
import { invitationCodeIn, phoneCodeIn } from './codes.js';
import { TAILS, wordCommand } from './command-words.js';
import { readFix } from './fix.js';
import { tidy } from './fold.js';
import { type Sentence, type Token, tokenise } from './tokens.js';

/** Commands that are one word or phrase and carry nothing. */
export const PLAIN_COMMANDS = [
  'back', // quay lại
  'skip', // bỏ qua
  'later', // để sau
  'cancel', // hủy, thôi
  'restore', // lấy lại
  'send', // gửi, gửi báo cáo
  'yes',
  'no',
  'report', // báo cáo
  'practice', // làm thử
  'attend', // tham dự
  'absent', // không tham dự
  'received', // đã nhận
  'ask_back', // hỏi lại
  'review', // xem báo cáo
  'my_role', // vai trò của tôi
  'my_deadline', // hạn của tôi
  'history', // lịch sử
  'help',
  'menu',
  'draft_paper', // dự thảo
  'how', // cách tính
  'basis', // cơ sở
  'no_data', // chưa có số liệu
  'small_talk', // dạ, cảm ơn, không có gì
  'hand_over', // bàn giao
  'promise', // hẹn ngày, đổi ngày hẹn
  'pass_on', // chuyển người khác
  'my_data', // dữ liệu của tôi
  'withdraw', // rút lại đồng ý
  'leave', // rời
  'add_channel', // thêm kênh
  'my_channels', // kênh của tôi, gỡ kênh
  'lock_me', // khóa tài khoản, mất điện thoại
  'take_back', // rút báo cáo
  'approve', // duyệt
  'news_off', // tắt thông báo
  'news_on',
] as const;
export type PlainCommand = (typeof PLAIN_COMMANDS)[number];

/** Acts of an office; `rest` is what follows, as typed ("đầu mối phường Văn Hải"), '' when nothing does. */
export const OFFICE_COMMANDS = [
  'invite',
  'invite_sheet', // tờ mời
  'launch', // phát động
  'answers', // ai chưa trả lời
  'people',
  'enter_for',
  'take_back_for', // rút báo cáo Đài Sơn: nhập nhầm
  'enter_goal',
  'decision',
  'reported',
  'remind',
  'calls',
  'urge', // công văn đôn đốc
  'unit_phone', // số điện thoại cơ quan của đơn vị
  'lock',
  'unlock',
  'remove',
  'replace',
  'join_people',
  'privacy',
  'switch_on',
  'switch_off',
  'import',
  'extend', // gia hạn
  'exempt', // miễn báo cáo
  'set_deadline', // đặt hạn
  'agency_sent', // đã gửi báo cáo tổng hợp
  'calendar', // lịch nghỉ
  'calendar_day', // lịch nghỉ thêm, lịch làm bù, lịch bỏ
  'request', // yêu cầu báo cáo
  'requests', // đột xuất
  'finish', // kết thúc phong trào
  'questions', // câu hỏi chưa hiểu
  'alias', // thêm tên gọi
  'verify', // thẩm định số liệu
  'close', // chốt kỳ
  'reopen', // mở lại kỳ
  'status', // tình hình
  'announce', // thông báo …
  'announcements', // các thông báo
  'stop_sending', // dừng gửi
  'correct_announcement', // đính chính thông báo 3
  'announce_again', // gửi lại thông báo 3
  'approve_announcement', // duyệt thông báo
  'award_list', // danh sách xét
  'award_freeze', // chốt danh sách xét
  'award_suspend', // tạm dừng xét
  'award_resume', // xét lại
  'award_basis', // căn cứ xét
  'award_papers', // danh mục hồ sơ
  'award_quota', // số lượng khen thưởng
  'award_collect', // hạn hồ sơ
  'award_decree', // nghị định
  'council_on', // bật hội đồng
  'council_off', // tắt hội đồng
  'nominate', // đề nghị khen thưởng
  'nominations', // các đề nghị, đề nghị 3
  'dossier', // hồ sơ còn thiếu gì
  'assess', // đánh giá tiêu chuẩn định tính
  'export', // xuất số liệu, xuất xếp hạng
  'paper', // lập tờ trình, lập báo cáo tổng hợp
  'forms', // mẫu văn bản
  'audit_file', // hồ sơ kiểm tra
] as const;
export type OfficeCommand = (typeof OFFICE_COMMANDS)[number];

export type Command =
  | { readonly kind: PlainCommand }
  /** Also "minh chứng 3": what proves the third figure, and "định tính 5": words about a standard. `rest` as typed. */
  | { readonly kind: OfficeCommand | 'evidence' | 'stated'; readonly rest: string }
  /**
   * "sửa 3" (n), "sửa văn bản hành chính thành 1196/1204" (subject, value), "HSCV sửa lại 485/764 giúp, sót 3 hồ sơ"
   * (subject, value, reason). `subject` and `value` are '' where not said, both as typed.
   */
  | {
      readonly kind: 'fix';
      readonly n: number | null;
      readonly subject: string;
      readonly value: string;
      readonly reason: string | null;
    }
  | { readonly kind: 'language'; readonly language: Language }
  /** `code` in its one form, or six digits. */
  | { readonly kind: 'join'; readonly code: string }
  /** "ngày 10/12", "đổi ngày" ('' when no day is said). */
  | { readonly kind: 'as_of'; readonly text: string };

/** Longer texts are talk or figures, never a command of a few words. */
const MOST_WORDS = 14;

/** What carries its source, reason or paper in one message. */
const LONG: ReadonlySet<string> = new Set([
  'enter_goal',
  'decision',
  'extend',
  'exempt',
  'set_deadline',
  'calendar_day',
  'request',
  'agency_sent',
  'finish',
  'announce',
  'correct_announcement',
  'award_suspend',
  'award_resume',
  'award_papers',
  'award_quota',
  'award_decree',
  'assess',
]);

export function readCommand(message: string): Command | null {
  const text = tidy(message);
  const code = invitationCodeIn(text) ?? phoneCodeIn(text);
  if (code !== null) return { kind: 'join', code };
  const sentence = tokenise(text.replace(/^(\s*\/[a-z_]+)@[A-Za-z0-9_]+/, '$1'));
  const words = sentence.tokens
    .filter((t) => t.kind !== 'sign')
    // "gởi" is how the South writes "gửi"; "gọi" is not.
    .map((t) => (t.norm === 'gởi' ? 'gui' : t.key));
  if (words.length <= MOST_WORDS) {
    const word = wordCommand(text, words);
    if (word !== null) return typeof word === 'string' ? { kind: word } : word;
    const tail = tailCommand(sentence);
    if (tail !== null) return tail;
  } else {
    // A goal comes with its source and day, a decision with its document, in one message.
    const tail = tailCommand(sentence);
    if (tail !== null && LONG.has(tail.kind)) return tail;
  }
  return readFix(sentence);
}

/** "mới", "mỗi" invite nobody, "gõ" removes nobody, "khoa học" locks nothing. */
function meant(first: Token | undefined): boolean {
  if (first === undefined) return false;
  const strict: Readonly<Record<string, readonly string[]>> = { moi: ['mời', 'moi'], go: ['gỡ'], khoa: ['khóa'] };
  return strict[first.key]?.includes(first.norm) ?? true;
}

const A_DAY = /\d{4}-\d{1,2}-\d{1,2}|\d{1,2} ?\/ ?\d{1,2}(?: ?\/ ?\d{2,4})?/;
const FIGURE = /%|\d ?\/ ?\d/;

/** "mời …", "nhập thay …", "ngày …": an opening phrase and what follows it, as typed. */
function tailCommand(sentence: Sentence): Command | null {
  const start = sentence.tokens[0]?.raw === '/' ? 1 : 0;
  const tokens = sentence.tokens.slice(start).filter((t) => t.kind !== 'sign' || t.raw === '/');
  for (const { keys, kind, needsDay } of TAILS.get(tokens[0]?.key ?? '') ?? []) {
    if (!keys.every((key, i) => tokens[i]?.key === key) || !meant(tokens[0])) continue;
    const next = tokens[keys.length];
    const rest = next === undefined ? '' : sentence.text.slice(next.at).trim();
    if (kind === 'as_of') {
      // "tính đến 30/11/2023: 413/655" is a figure with its day.
      if (FIGURE.test(rest.replace(A_DAY, ''))) continue;
      if (needsDay && (!/\d/.test(rest) || rest.length > 20)) continue;
      return { kind, text: rest };
    }
    return { kind, rest };
  }
  return null;
}
