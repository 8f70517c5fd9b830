/** One row per act: how it is pressed or typed against a unit, who may, and what shows that it was served. */
import type { IncomingBody } from '../../src/channels/channel.js';
import type { Open } from '../../src/conversation/session.js';
import type { Event } from '../../src/events/event.js';
import type { Actor, Place, Target } from '../support/matrix-world.js';

type Served = Partial<Readonly<Record<Actor, readonly Target[]>>>;

export interface Row {
  readonly name: string;
  /** The acts of the engine this row stands for. */
  readonly presses: readonly string[];
  readonly typed?: string;
  readonly act: (place: Place) => { readonly input: IncomingBody; readonly open?: Open };
  readonly served: Served;
  /** Words that show the act was served; or else an event that does. */
  readonly shows?: (place: Place) => string;
  readonly changes?: Event['type'];
  /** What anybody may cause by it, on their own account. */
  readonly anybody?: readonly Event['type'][];
}

const PRTC: readonly Target[] = ['own', 'sibling', 'parent'];
const FOCAL: Served = { focal: ['own'] };
const OFFICE: Served = { coordinator: PRTC };
const NOBODY: Served = {};
const SEATED: readonly Actor[] = ['focal', 'head', 'coordinator', 'reviewer', 'leader', 'moved'];
const EVERY: readonly Target[] = ['own', 'sibling', 'parent', 'other'];
const all = (actors: readonly Actor[]): Served => Object.fromEntries(actors.map((actor) => [actor, EVERY]));

const CRITERION = 'work_files_online';

interface Proof {
  readonly shows?: (place: Place) => string;
  readonly changes?: Event['type'];
  readonly open?: (place: Place) => Open;
  readonly anybody?: readonly Event['type'][];
  /** Another act in the press than the row's name says. */
  readonly presses?: readonly string[];
}

function press(id: (place: Place) => string, served: Served, proof: Proof = {}): Row {
  const sample = id(SAMPLE);
  const { open, presses = [sample.split(':')[0] ?? ''], ...rest } = proof;
  return {
    name: `[${presses.join(', ')}] ${sample.split(':').slice(1, 2).join('')}`.trim(),
    presses,
    act: (place) => ({
      input: { kind: 'choice', choice: id(place) },
      ...(open === undefined ? {} : { open: open(place) }),
    }),
    served,
    ...rest,
  };
}

function typed(text: string, served: Served, proof: Proof = {}): Row {
  const { open, presses = [], ...rest } = proof;
  return {
    name: `"${text}"`,
    presses,
    typed: text,
    act: (place) => ({
      input: { kind: 'text', text: text.replace('Kinh Dinh', place.unitName) },
      ...(open === undefined ? {} : { open: open(place) }),
    }),
    served,
    ...rest,
  };
}

/** Only for the names of rows. */
const SAMPLE: Place = {
  ...{ campaignId: 'prtc', unitId: 1, unitName: '', sentId: 'sent', draftId: 'draft', draftVersion: 4, seatId: 'seat' },
  ...{ personId: 'person', questionId: 'question', approveId: 'approve', reopenId: 'reopen', canary: '' },
};

const question = (place: Place): Open => ({
  kind: 'question',
  obligationId: place.draftId,
  criterionId: CRITERION,
  state: { kind: 'readings', readings: [{ value: { kind: 'ratio', numerator: 1, denominator: 2 }, note: null }] },
});
const doubt = (place: Place): Open => ({
  kind: 'question',
  obligationId: place.draftId,
  criterionId: CRITERION,
  state: { kind: 'doubt', doubt: 'rose' },
});
const counts = (place: Place): Open => ({
  kind: 'question',
  obligationId: place.draftId,
  criterionId: CRITERION,
  state: { kind: 'counts', percent: '50' },
});
const highlight = (place: Place): Open => ({ kind: 'highlight', obligationId: place.draftId, text: 'mẫu' });
const correcting = (place: Place): Open => ({
  kind: 'correct',
  obligationId: place.sentId,
  criterionId: CRITERION,
  value: { kind: 'ratio', numerator: 1, denominator: 2 },
  reason: 'mẫu',
  version: 2,
});
const inviting = (): Open => ({ kind: 'office', act: 'invite', step: 'role', held: {} });
const preview = (place: Place): Open => ({
  kind: 'office',
  act: 'verify',
  step: 'preview',
  held: { obligationId: place.sentId, version: 2, criterionId: CRITERION, words: 'mẫu', passed: '' },
});
const card = (place: Place): Open => ({
  kind: 'office',
  act: 'verify',
  step: 'card',
  held: { obligationId: place.sentId, version: 2, criterionId: '', words: '', passed: '' },
});
const stating = (place: Place): Open => ({
  kind: 'stated',
  obligationId: place.draftId,
  criterionId: 'q_effective_movement',
});
const assessing =
  (step: 'card' | 'why') =>
  (place: Place): Open => ({
    kind: 'office',
    act: 'assess',
    step,
    held: {
      ...{ campaignId: place.campaignId, unitId: place.unitId, criterionId: 'q_effective_movement' },
      ...{ period: '2023', seen: 0, passed: '' },
    },
  });
const unitSays =
  (act: 'explain' | 'contest' | 'reply', criterionId: string, version: number) =>
  (place: Place): Open => ({
    kind: 'unit_says',
    act,
    obligationId: place.sentId,
    criterionId,
    version,
    taskId: place.questionId,
  });

const name = (place: Place): string => place.unitName;

const DRAFT: readonly Row[] = [
  press((p) => `open:${p.draftId}`, FOCAL, { shows: name }),
  press((p) => `how:${p.draftId}:${CRITERION}`, FOCAL, { shows: () => 'Căn cứ' }),
  press((p) => `nodata:${p.draftId}:${CRITERION}`, FOCAL, { changes: 'draft_answered' }),
  press((p) => `back:${p.draftId}:${CRITERION}`, FOCAL, { shows: () => '1/4' }),
  press((p) => `read:${p.draftId}:${CRITERION}:0`, FOCAL, { changes: 'draft_answered', open: question }),
  press((p) => `again:${p.draftId}:${CRITERION}`, FOCAL, { shows: () => '1/4' }),
  press((p) => `go:${p.draftId}:${CRITERION}`, FOCAL, { shows: () => '1/4' }),
  press((p) => `rate:${p.draftId}:${CRITERION}`, FOCAL, { changes: 'draft_answered', open: counts }),
  press((p) => `none:${p.draftId}:${CRITERION}`, FOCAL, { changes: 'draft_answered' }),
  press((p) => `zero:${p.draftId}:${CRITERION}`, FOCAL, { shows: () => 'trên tổng bao nhiêu' }),
  press((p) => `sum:${p.draftId}:${CRITERION}`, NOBODY),
  press((p) => `has:${p.draftId}:${CRITERION}`, NOBODY),
  press((p) => `hasnot:${p.draftId}:${CRITERION}`, NOBODY),
  press((p) => `dt_real:${p.draftId}:${CRITERION}`, FOCAL, { changes: 'draft_doubted', open: doubt }),
  press((p) => `dt_slip:${p.draftId}:${CRITERION}`, FOCAL, { changes: 'draft_doubted', open: doubt }),
  press((p) => `dt_count:${p.draftId}:${CRITERION}`, FOCAL, { changes: 'draft_doubted', open: doubt }),
  press((p) => `date:${p.draftId}`, FOCAL, { shows: () => 'ngày nào' }),
  press((p) => `later:${p.draftId}`, FOCAL, { shows: name }),
  press((p) => `drop:${p.draftId}:${p.draftVersion}`, FOCAL, { changes: 'draft_dropped' }),
  press((p) => `nodrop:${p.draftId}`, FOCAL, { shows: name }),
  press((p) => `restore:${p.draftId}`, FOCAL, { shows: name }),
  press((p) => `note:${p.draftId}`, FOCAL, { changes: 'draft_noted', open: highlight }),
  press((p) => `nonote:${p.draftId}`, FOCAL, { shows: name }),
  press((p) => `send:${p.draftId}:${p.draftVersion}`, FOCAL, { changes: 'report_submitted' }),
  press((p) => `pass:${p.draftId}`, FOCAL, { shows: name }),
  press((p) => `pass_new:${p.draftId}`, FOCAL, { changes: 'invitation_created' }),
  press((p) => `pass_to:${p.draftId}:${p.seatId}`, NOBODY),
];

const STATED: readonly Row[] = [
  press((p) => `ql:${p.draftId}`, FOCAL, { shows: name }),
  press((p) => `ql:${p.draftId}:q_effective_movement`, FOCAL, { shows: name }),
  press((p) => `ql_not:${p.draftId}:q_effective_movement`, FOCAL, { changes: 'statement_given' }),
  press((p) => `ql_later:${p.draftId}`, FOCAL, { shows: name }),
  typed('đã mở ba đợt ra quân số hóa hồ sơ', FOCAL, { changes: 'statement_given', open: stating }),
  typed('định tính', { focal: EVERY }, { shows: () => 'định tính' }),
];

const SENT: readonly Row[] = [
  press((p) => `view:${p.sentId}`, FOCAL, { shows: (p) => p.canary }),
  press((p) => `history:${p.sentId}`, FOCAL, { shows: name }),
  press((p) => `paper:${p.sentId}`, FOCAL, { shows: name }),
  press((p) => `wd:${p.sentId}:2`, NOBODY),
  press((p) => `save:${p.sentId}:${CRITERION}:2`, FOCAL, { changes: 'figure_corrected', open: correcting }),
  press(() => 'nofix', NOBODY),
  press((p) => `rt_keep:${p.sentId}:periodic_reports_edoc:1`, FOCAL, { shows: () => 'giải trình' }),
  press((p) => `rt_no:${p.sentId}:admin_docs_edoc:2`, FOCAL, { shows: () => 'Chỉ đề nghị được một lần' }),
  press((p) => `rt_reply:${p.sentId}:${p.questionId}`, FOCAL, { shows: () => 'câu trả lời' }),
  press((p) => `rt_own:${p.sentId}:2`, NOBODY),
  press((p) => `ev:${p.sentId}:${CRITERION}`, FOCAL, { shows: name }),
  press((p) => `ev_drop:${p.questionId}`, NOBODY),
  press((p) => `ev_file:${p.questionId}`, NOBODY),
  press((p) => `ev_for:${p.sentId}:${CRITERION}`, NOBODY),
  typed('phần mềm đồng bộ chậm', FOCAL, {
    changes: 'figure_corrected',
    open: unitSays('explain', 'periodic_reports_edoc', 1),
  }),
  typed('bảng kê đã được xác nhận rồi', FOCAL, {
    changes: 'figure_contested',
    open: unitSays('contest', 'admin_docs_edoc', 2),
  }),
  typed('đã gồm hồ sơ liên thông', FOCAL, { changes: 'review_noted', open: unitSays('reply', '', 0) }),
];

const VERIFY: readonly Row[] = [
  press((p) => `vf_open:${p.sentId}`, OFFICE, { shows: (p) => p.canary }),
  press((p) => `vf_ok:${p.sentId}:2`, OFFICE, { changes: 'figures_verified' }),
  press((p) => `vf_ok1:${p.sentId}:${CRITERION}:2`, OFFICE, { changes: 'figures_verified' }),
  press((p) => `vf_back:${p.sentId}:2`, OFFICE, { shows: () => 'trả lại tiêu chí nào' }),
  press((p) => `vf_back1:${p.sentId}:${CRITERION}:2`, OFFICE, { shows: () => 'lý do trả lại' }),
  press((p) => `vf_why:${p.sentId}:${CRITERION}:0`, OFFICE, { shows: (p) => p.canary }),
  press((p) => `vf_send:${p.sentId}:${CRITERION}:2`, OFFICE, { changes: 'figure_returned', open: preview }),
  press((p) => `vf_hold:${p.sentId}:${CRITERION}:2`, OFFICE, { shows: (p) => p.canary, open: preview }),
  press((p) => `vf_ask:${p.sentId}:2`, OFFICE, { shows: () => 'hỏi lại về tiêu chí nào' }),
  press((p) => `vf_ask1:${p.sentId}:${CRITERION}:2`, OFFICE, { shows: () => 'xin gõ câu hỏi' }),
  press((p) => `vf_set:${p.sentId}:${CRITERION}:2`, OFFICE, { shows: (p) => p.canary }),
  press((p) => `vf_keep:${p.sentId}:admin_docs_edoc:2`, NOBODY),
  press((p) => `vf_unit:${p.sentId}:admin_docs_edoc:2`, NOBODY),
  press(() => 'vf_next', { coordinator: EVERY }, { shows: () => 'Còn 3' }),
  typed('thẩm định số liệu Kinh Dinh', { coordinator: PRTC }, { shows: (p) => p.canary }),
  typed('xác nhận 1', OFFICE, { changes: 'figures_verified', open: card }),
  press((p) => `pc_close:${p.campaignId}:2023:9`, NOBODY),
  press(() => 'pc_stop', { coordinator: EVERY }, { shows: () => 'Chưa chốt' }),
  press((p) => `pr_yes:${p.reopenId}`, { coordinator: PRTC, reviewer: [], leader: [] }, { changes: 'task_done' }),
  press((p) => `pr_no:${p.reopenId}`, { coordinator: PRTC }, { changes: 'task_done' }),
  press((p) => `ap_yes:${p.approveId}`, { head: ['own'] }, { changes: 'report_submitted' }),
  press((p) => `ap_no:${p.approveId}`, { head: ['own'] }, { shows: name }),
  press(() => 'ap_open', { head: EVERY }, { shows: () => 'xin Anh/Chị duyệt' }),
  typed('chốt kỳ 2023', { coordinator: EVERY }, { shows: () => 'Chốt kỳ báo cáo' }),
  typed('mở lại kỳ 2023: mẫu', { coordinator: EVERY }, { shows: () => 'đang mở' }),
  typed('tình hình Kinh Dinh', { coordinator: PRTC, reviewer: PRTC, leader: PRTC }, { shows: name }),
];

const OFFICE_ROWS: readonly Row[] = [
  press((p) => `person_yes:${p.seatId}`, OFFICE, { shows: name }),
  press((p) => `person_no:${p.seatId}`, OFFICE, { changes: 'seat_ended' }),
  press(() => 'of_role:leader', { coordinator: EVERY }, { changes: 'invitation_created', open: inviting }),
  press((p) => `of_unit:${p.unitId}`, NOBODY),
  press((p) => `of_again:focal_point:${p.unitId}`, OFFICE, { changes: 'invitation_created' }),
  press(() => 'of_send:web:nobody', { coordinator: EVERY }, { shows: () => 'đã được trả lời' }),
  press(() => 'of_sendok:web:nobody', { coordinator: EVERY }, { shows: () => 'đã được trả lời' }),
  press(() => 'of_sendno', { coordinator: EVERY }, { shows: () => 'Chưa gửi mã' }),
  press(() => 'of_who:lock', { coordinator: EVERY }, { shows: () => 'Khóa tài khoản của ai' }),
  press((p) => `of_do:lock:${p.seatId}`, OFFICE, { changes: 'person_locked' }),
  press((p) => `of_do:remove:${p.seatId}`, OFFICE, { changes: 'seat_ended' }),
  press((p) => `of_join:${p.seatId}:${p.seatId}`, NOBODY),
  press(() => 'of_more:0', { coordinator: EVERY }, { shows: () => 'Đang giữ vai trò' }),
  press(() => 'of_stop', { coordinator: EVERY }, { shows: () => 'Không có gì thay đổi' }),
  press(() => 'of_sent:0', { coordinator: EVERY, reviewer: EVERY, leader: EVERY }, { shows: () => 'tình hình nộp' }),
  press(() => 'of_enter', { coordinator: EVERY }, { shows: () => 'đơn vị nào' }),
  press((p) => `of_for:${p.unitId}`, OFFICE, { shows: name }),
  press((p) => `of_import:${p.questionId}`, NOBODY),
  press((p) => `of_noimport:${p.questionId}`, NOBODY),
  press(() => 'of_priv:list', NOBODY),
  press(() => 'of_goal:0', NOBODY),
  press(() => 'of_nogoal', NOBODY),
  press((p) => `as_open:${p.unitId}:q_effective_movement:2023`, OFFICE, { shows: name }),
  press((p) => `as_met:${p.unitId}`, OFFICE, { changes: 'standard_assessed', open: assessing('card') }),
  press((p) => `as_not:${p.unitId}`, OFFICE, { shows: () => 'lý do chưa đạt', open: assessing('card') }),
  press((p) => `as_undo:${p.unitId}`, OFFICE, { changes: 'standard_assessed', open: assessing('card') }),
  press((p) => `as_next:${p.unitId}`, OFFICE, { shows: () => 'lời báo', open: assessing('card') }),
  press((p) => `as_stop:${p.unitId}`, OFFICE, { shows: name, open: assessing('why') }),
  typed('chưa có sáng kiến', OFFICE, { changes: 'standard_assessed', open: assessing('why') }),
  typed('đánh giá Kinh Dinh 1', { coordinator: PRTC }, { shows: name }),
  press(() => 'of_decide:0', NOBODY),
  press(() => 'of_nodecide', NOBODY),
  press((p) => `rf_pick:${p.questionId}:${p.personId}`, NOBODY),
  press(() => 'dt_ok', NOBODY),
  press(() => 'dt_no', NOBODY),
  press((p) => `dt_offer:${p.questionId}`, NOBODY),
  press((p) => `dt_nooffer:${p.questionId}`, NOBODY),
  press((p) => `rm:${p.unitId}`, NOBODY),
  press(() => 'rm_all', { coordinator: EVERY }, { shows: () => 'Nhắc báo cáo' }),
  press(() => 'rm_go', NOBODY),
  press(() => 'rm_no', { coordinator: EVERY }, { shows: () => 'Đã thôi' }),
  press(() => 'rm_paper:all', { coordinator: EVERY }, { shows: () => 'Công văn đôn đốc báo cáo' }),
  press(() => 'rm_paper_no', { coordinator: EVERY }, { shows: () => 'chưa soạn công văn' }),
  press(() => 'rm_paper_go:all', { coordinator: EVERY }, { changes: 'reminders_decided' }),
  press(() => 'rm_calls', { coordinator: EVERY }, { shows: () => 'Danh sách gọi điện' }),
  press((p) => `rm_head:${p.unitId}`, NOBODY),
  press(() => 'rm_group', { coordinator: EVERY }, { shows: () => 'Nội dung để gửi vào nhóm' }),
  press((p) => `camp:${p.campaignId}`, NOBODY),
  press((p) => `for:nodata:0::${p.draftId}`, NOBODY),
  press((p) => `for_send:${p.draftId}:0:0`, NOBODY),
];

const OWN: readonly Row[] = [
  press(() => 'menu:report', { focal: EVERY }, { shows: () => 'Báo cáo' }),
  press((p) => `leave:${p.seatId}`, NOBODY),
  press(() => 'lock:me', NOBODY, { anybody: ['person_locked'] }),
  press((p) => `agree:${p.seatId}`, NOBODY, { anybody: ['code_failed', 'address_opened'] }),
  press((p) => `decline:${p.seatId}`, NOBODY, { anybody: ['code_failed', 'address_opened'] }),
  press((p) => `full:${p.seatId}`, NOBODY, { anybody: ['code_failed', 'address_opened'] }),
  press(() => 'want', NOBODY),
  press(() => 'my_data', NOBODY),
  press(() => 'my_data_sure:erase', NOBODY, {
    anybody: ['privacy_requested', 'task_opened', 'seat_ended'],
  }),
  press((p) => `hand:${p.seatId}`, NOBODY),
  press((p) => `hand_all:${p.seatId}`, NOBODY),
  press((p) => `hand_until:${p.seatId}`, NOBODY),
  press((p) => `promise:${p.draftId}`, NOBODY),
  press((p) => `promised:${p.draftId}:2024-01-16:a`, FOCAL, { changes: 'promise_made' }),
  press((p) => `unlink:${p.seatId}`, NOBODY),
  press(() => 'ask:basis:id00000001', NOBODY),
  press(() => 'endpractice', NOBODY),
];

const said = (text: string, served: Served = NOBODY, proof: Proof = {}): Row => typed(text, served, proof);

const TYPED: readonly Row[] = [
  said('quay lại'),
  said('bỏ qua'),
  said('để sau'),
  said('hủy'),
  said('lấy lại', NOBODY, { anybody: ['draft_restored'] }),
  said('gửi'),
  said('đúng'),
  said('không'),
  said('báo cáo', { focal: EVERY }, { shows: () => 'Báo cáo' }),
  said('làm thử', { focal: EVERY, coordinator: EVERY }, { shows: () => 'LÀM THỬ' }),
  said('xem báo cáo', { focal: EVERY }, { shows: () => 'Đài Sơn' }),
  said('vai trò của tôi', all(SEATED), { shows: () => 'đang giữ' }),
  said('hạn của tôi', { focal: EVERY }, { shows: () => 'Đài Sơn' }),
  said('lịch sử', { focal: EVERY }, { shows: () => 'Đài Sơn' }),
  said('hướng dẫn', all(SEATED), { shows: () => 'có thể gõ' }),
  said('chào', all(SEATED), { shows: () => 'Kính chào' }),
  said('dự thảo', { focal: EVERY }, { shows: () => 'Đài Sơn' }),
  said('cách tính'),
  said('cơ sở'),
  said('chưa có số liệu'),
  said('cảm ơn', all(SEATED), { shows: () => 'Xin cảm ơn' }),
  said('bàn giao'),
  said('chuyển người khác', NOBODY, { anybody: ['invitation_created'] }),
  said('dữ liệu của tôi'),
  said('rút lại đồng ý'),
  said('rời'),
  said('khóa tài khoản'),
  said('rút báo cáo', { focal: EVERY }, { shows: () => 'Đài Sơn' }),
  said('duyệt', { head: EVERY }, { shows: () => 'xin Anh/Chị duyệt' }),
  // Named by words, a unit is one of the officer's own campaign: the other campaign's roster holds the same names.
  said('mời đầu mối Kinh Dinh', { coordinator: EVERY }, { changes: 'invitation_created' }),
  said('danh sách người', { coordinator: EVERY }, { shows: () => 'Đang giữ vai trò' }),
  said('nhập thay Kinh Dinh', OFFICE, { shows: name }),
  said('nhập chỉ tiêu', { coordinator: EVERY }, { shows: () => 'Chỉ tiêu' }),
  said('ai đã nộp', { coordinator: EVERY }, { shows: () => 'tình hình nộp' }),
  said('khóa Kinh Dinh'),
  said('mở khóa Kinh Dinh'),
  said('gỡ Kinh Dinh'),
  said('thay người 2'),
  said('gộp 2 vào 1', { coordinator: EVERY }, { shows: () => 'Gộp đầu mối' }),
  said('xuất số liệu 2023', { coordinator: EVERY, reviewer: EVERY }, { changes: 'paper_made' }),
  said('yêu cầu dữ liệu'),
  said('nhập tệp'),
  said('câu hỏi chưa hiểu'),
  said('quyết định mẫu số dùng ứng dụng là dân số; theo Công văn 12/VHTT; ngày 05/01/2024'),
  said('thêm tên gọi hồ sơ số = HSCV', { coordinator: EVERY }, { changes: 'alias_set' }),
  said('hẹn ngày'),
  said('nhắc Kinh Dinh', { coordinator: EVERY }, { shows: () => 'Nhắc báo cáo' }),
  said('công văn đôn đốc', { coordinator: EVERY }, { shows: () => 'Công văn đôn đốc báo cáo' }),
  said('danh sách gọi điện', { coordinator: EVERY }, { shows: () => 'Danh sách gọi điện' }),
  said(
    'gia hạn Kinh Dinh đến 20/01/2024 vì mẫu theo Công văn 12/VHTT',
    { coordinator: EVERY },
    { shows: () => 'gia hạn phải lùi xa hơn' },
  ),
  said('miễn báo cáo Kinh Dinh vì mẫu theo Công văn 12/VHTT', { coordinator: EVERY }, { shows: () => 'Miễn báo cáo' }),
  said('đặt hạn 20/01/2024 theo Công văn 12/VHTT', { coordinator: EVERY }, { shows: () => 'Đặt hạn báo cáo' }),
  said('đã gửi báo cáo tổng hợp số 12/BC', { coordinator: EVERY }, { shows: () => 'Văn bản ký ngày nào' }),
  said('lịch nghỉ 2024', { coordinator: EVERY }, { shows: () => '2024' }),
  said('lịch nghỉ thêm', { coordinator: EVERY }, { shows: () => 'Ngày nào' }),
  said('yêu cầu báo cáo', { coordinator: EVERY }, { shows: () => 'cho đơn vị nào' }),
  said('đột xuất', { coordinator: EVERY }, { shows: () => 'Chưa có yêu cầu báo cáo đột xuất' }),
  said('kết thúc phong trào', { coordinator: EVERY }, { shows: () => 'Theo văn bản nào' }),
  said('thêm kênh', NOBODY, { anybody: ['link_code_created', 'invitation_created'] }),
  said('kênh của tôi'),
  said('bật tệp minh chứng', { coordinator: EVERY }, { changes: 'rule_decided' }),
  said('tắt duyệt của thủ trưởng', { coordinator: EVERY }, { shows: () => 'đầu mối gửi' }),
  said('Kinh Dinh đạt bao nhiêu hồ sơ công việc'),
  said('phường nào đạt 60%'),
  said('sửa 1 thành 1/2 của Kinh Dinh', NOBODY, { anybody: ['draft_answered'] }),
  said('449/751'),
];

export const ROWS: readonly Row[] = [...DRAFT, ...STATED, ...SENT, ...VERIFY, ...OFFICE_ROWS, ...OWN, ...TYPED];
