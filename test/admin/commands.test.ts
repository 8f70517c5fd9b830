import { describe, expect, it } from 'vitest';
import { HANDLERS } from '../../src/admin/cli/handlers.js';
import { type AdminCommand, COMMANDS, commandTyped } from '../../src/admin/commands.js';
import { ACTS } from '../../src/domain/people.js';
import { OFFICE_COMMANDS, readCommand } from '../../src/language/commands.js';

const all: readonly AdminCommand[] = COMMANDS;

/** How each office command is said. */
const SAID: Readonly<Record<string, string>> = {
  invite: 'mời đầu mối phường Văn Hải',
  invite_sheet: 'tờ mời phường',
  launch: 'phát động',
  answers: 'ai chưa trả lời',
  people: 'danh sách người',
  enter_for: 'nhập thay Mỹ Đông',
  take_back_for: 'rút báo cáo Đài Sơn: nhập nhầm',
  assess: 'đánh giá Đài Sơn 1: đạt',
  decision: 'quyết định mẫu số dùng ứng dụng là dân số; theo Công văn 12/VHTT; ngày 05/01/2024',
  enter_goal: 'nhập chỉ tiêu hộ được phủ cáp quang 2023: 85/100; nguồn Niên giám; ngày 31/12/2023',
  reported: 'ai đã nộp',
  remind: 'nhắc Mỹ Đông',
  unit_phone: 'số điện thoại Mỹ Đông: 0259 000 0000',
  urge: 'công văn đôn đốc tất cả',
  calls: 'danh sách gọi điện',
  announce:
    'gửi thông báo cho các phường chưa nộp: Kính gửi {đơn vị}, còn hai ngày là hết hạn báo cáo năm nay, xin gửi sớm',
  announcements: 'các thông báo',
  stop_sending: 'dừng gửi',
  correct_announcement: 'đính chính thông báo 3: Họp lúc 15 giờ',
  announce_again: 'gửi lại thông báo 3',
  approve_announcement: 'duyệt thông báo',
  lock: 'khóa 2',
  unlock: 'mở khóa 2',
  remove: 'gỡ 2',
  extend: 'gia hạn Văn Hải đến 20/12 vì bão theo công văn 12',
  exempt: 'miễn báo cáo Văn Hải',
  set_deadline: 'đặt hạn 10/12/2026',
  agency_sent: 'đã gửi báo cáo tổng hợp số 12/BC-VHTT',
  calendar: 'lịch nghỉ 2027',
  calendar_day: 'lịch nghỉ thêm 23/11/2026',
  request: 'yêu cầu báo cáo đột xuất',
  requests: 'đột xuất',
  finish: 'kết thúc phong trào',
  verify: 'thẩm định số liệu Tấn Tài',
  close: 'chốt kỳ 2023',
  status: 'tình hình Tấn Tài',
  reopen: 'mở lại kỳ 2023: thiếu một báo cáo',
  replace: 'thay người 2',
  join_people: 'gộp 2 vào 1',
  privacy: 'yêu cầu dữ liệu',
  questions: 'câu hỏi chưa hiểu',
  alias: 'thêm tên gọi hồ sơ số = HSCV',
  award_list: 'danh sách xét sơ kết',
  award_freeze: 'chốt danh sách xét',
  award_suspend: 'tạm dừng xét Văn Hải; theo Công văn 45/NV; ngày 18/12/2023',
  award_resume: 'tiếp tục xét Văn Hải; theo Công văn 47/NV; ngày 20/12/2023',
  award_basis: 'căn cứ xét',
  award_papers: 'danh mục hồ sơ văn bản đề nghị; báo cáo thành tích',
  award_quota: 'số lượng khen thưởng sơ kết giấy khen 5; theo QĐ 12/QĐ-UBND; ngày 18/12/2023',
  award_decree: 'nghị định 98/2023: điểm cần lưu',
  award_collect: 'hạn hồ sơ 26/12',
  nominate: 'đề nghị khen thưởng',
  nominations: 'đề nghị 3',
  dossier: 'hồ sơ còn thiếu gì',
  council_on: 'bật hội đồng',
  council_off: 'tắt hội đồng',
  export: 'xuất số liệu 2023',
  paper: 'lập báo cáo tổng hợp',
  forms: 'mẫu văn bản',
  audit_file: 'hồ sơ kiểm tra phường Đài Sơn năm 2023',
  switch_on: 'bật tệp minh chứng',
  switch_off: 'tắt tệp minh chứng',
};

describe('the table of both ways', () => {
  it.each(all)('$name has both ways, or says why not', (command) => {
    const ways = [command.cli, command.chat].filter((way) => way !== null).length;
    expect(ways).toBe(command.because === null ? 2 : 1);
  });

  it.each(all.filter((one) => one.cli !== null))('$cli has a handler', async ({ name }) => {
    const loader = Object.entries(HANDLERS).find(([known]) => known === name)?.[1];
    if (name === 'ask') expect(loader).toBeTypeOf('function');
    else expect(await loader?.()).toBeTypeOf('function');
  });

  it('reads every command by its own words, though another one begins with the same', () => {
    const typed = all.flatMap(({ cli }) => (cli === null ? [] : [cli]));
    expect(typed.map((cli) => commandTyped([...cli.split(' '), 'x'])?.cli)).toEqual(typed);
    expect([commandTyped(['assessment']), commandTyped(['units'])]).toEqual([null, null]);
  });

  const spoken = all.flatMap((one) =>
    one.chat !== null && typeof one.chat === 'object' && 'words' in one.chat
      ? [{ name: one.name, words: one.chat.words }]
      : [],
  );
  it.each(spoken)('$name is said in chat', ({ words }) => {
    expect(readCommand(SAID[words] ?? '')?.kind).toBe(words);
  });

  it('knows every office command of the chat', () => {
    const known = new Set<string>(spoken.map((one) => one.words));
    const byFile = all.some((one) => one.chat === 'file') ? ['import'] : [];
    expect(OFFICE_COMMANDS.filter((one) => !known.has(one) && !byFile.includes(one))).toEqual([]);
  });

  it('asks a seat for every act that chat can do for others', () => {
    const free = all.filter(
      (one) => one.chat !== null && one.chat !== 'own' && one.chat !== 'question' && one.act === null,
    );
    expect(free).toEqual([]);
    expect(all.every((one) => one.act === null || ACTS.includes(one.act))).toBe(true);
  });
});
