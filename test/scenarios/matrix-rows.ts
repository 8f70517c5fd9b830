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
const OFFICES: Served = { coordinator: PRTC, reviewer: PRTC };
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
  ...{ personId: 'person', questionId: 'question', approveId: 'approve', reopenId: 'reopen', listMark: '', canary: '' },
  ...{ draftedId: 'drafted', submittedId: 'submitted', announcedId: 'announced' },
  nominations: { draft: 'draft', sent: 'sent', reviewed: 'reviewed', person: 'person' },
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
const whose = (place: Place): Open => ({
  kind: 'question',
  obligationId: place.draftId,
  criterionId: CRITERION,
  state: { kind: 'whose', text: '1/2' },
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
const sheetOpen = (): Open => ({ kind: 'office', act: 'sheet', step: 'ask', held: { tier: '', unit: 0 } });
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
  press((p) => `whose:${p.draftId}:${CRITERION}`, FOCAL, { changes: 'draft_answered', open: whose }),
  press((p) => `none:${p.draftId}:${CRITERION}`, FOCAL, { changes: 'draft_answered' }),
  press((p) => `zero:${p.draftId}:${CRITERION}`, FOCAL, { shows: () => 'trên tổng bao nhiêu' }),
  press((p) => `sum:${p.draftId}:${CRITERION}`, NOBODY),
  press((p) => `same:${p.draftId}:${CRITERION}:1`, NOBODY),
  press((p) => `other:${p.draftId}:${CRITERION}`, FOCAL, { shows: () => '1/4' }),
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
  press((p) => `ag_keep:${p.sentId}`, FOCAL, { changes: 'report_dated' }),
  press((p) => `ag_change:${p.sentId}`, FOCAL, { shows: () => 'Số nào đổi' }),
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
  press((p) => `of_take:${p.sentId}:2`, OFFICE, { shows: () => 'đơn vị tự gửi' }),
  press(() => 'of_notake', { coordinator: EVERY }, { shows: () => 'Chưa rút gì' }),
  press((p) => `of_import:${p.questionId}`, NOBODY),
  press((p) => `of_noimport:${p.questionId}`, NOBODY),
  press(() => 'of_priv:list', NOBODY),
  press(() => 'of_goal:0', NOBODY),
  press(() => 'of_nogoal', NOBODY),
  press((p) => `as_open:${p.unitId}:q_effective_movement:2023`, OFFICE, { shows: name }),
  press((p) => `as_met:${p.unitId}`, OFFICE, { changes: 'standard_assessed', open: assessing('card') }),
  press((p) => `as_not:${p.unitId}`, OFFICE, { shows: () => 'lý do chưa đạt', open: assessing('card') }),
  // Nothing is assessed yet, and the same once more is no act.
  press((p) => `as_undo:${p.unitId}`, OFFICE, { shows: () => 'chưa đánh giá', open: assessing('card') }),
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
  press((p) => `pp:${p.campaignId}:roll_up:2023:pdf`, OFFICES, { changes: 'paper_made' }),
  press((p) => `pa:${p.campaignId}:request:so_ket:2023::`, OFFICES, { changes: 'paper_made' }),
  press(
    (p) => `ps:${p.nominations.sent}:docx`,
    { focal: ['own'], head: ['own'], coordinator: PRTC, reviewer: PRTC },
    { changes: 'paper_made' },
  ),
  press((p) => `af:${p.sentId}:`, { coordinator: PRTC, reviewer: PRTC }, { changes: 'paper_made' }),
  press((p) => `af:${p.sentId}:names`, { reviewer: PRTC }, { shows: () => 'Có tên người', anybody: ['paper_made'] }),
  press((p) => `fm:${p.campaignId}:roll_up`, OFFICE, { shows: () => 'mẫu kèm theo chương trình' }),
  press((p) => `fm_drop:${p.campaignId}:roll_up`, OFFICE, { shows: () => 'mẫu kèm theo chương trình' }),
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
  press(() => 'sheet:page', { coordinator: EVERY }, { changes: 'invitation_created', open: sheetOpen }),
  press(() => 'launch:plan', { coordinator: EVERY }, { shows: () => 'bước 1/5' }),
  press(() => 'launch:people', { coordinator: EVERY }, { shows: () => 'bước 3/5' }),
];

const COORDINATOR: Served = { coordinator: EVERY };

/** Announcements: written and agreed with by the standing agency; leaders only where the campaign says so. */
const ANNOUNCE: readonly Row[] = [
  press(() => 'bc_text:deadline', COORDINATOR, { changes: 'broadcast_composed' }),
  press(() => 'launch:compose', COORDINATOR, { changes: 'broadcast_composed' }),
  press((p) => `an_list:${p.announcedId}`, OFFICE, { shows: () => 'Thông báo số' }),
  press((p) => `an_nudge:${p.announcedId}`, OFFICE, { shows: () => 'không hỏi gì' }),
  press((p) => `an_open:${p.announcedId}`, OFFICE, { shows: () => 'Không còn lời nhắn' }),
  press(() => 'an_reply:nothing', COORDINATOR, { shows: () => 'Không thấy lời nhắn' }),
  // Whom it was sent to is judged by the ledger: nobody here is in it.
  press((p) => `an_yes:${p.announcedId}:attend`, NOBODY),
  press((p) => `an_say:${p.announcedId}`, NOBODY),
  press((p) => `an_ask:${p.announcedId}`, NOBODY),
  press((p) => `an_send:${p.announcedId}`, NOBODY),
  press(() => 'an_stop', NOBODY),
  typed('ai chưa trả lời', COORDINATOR, { shows: () => 'Chưa có thông báo nào hỏi' }),
  typed('tham dự', NOBODY),
  typed('không tham dự', NOBODY),
  typed('đã nhận', NOBODY),
  typed('hỏi lại', NOBODY),
  press((p) => `bc_to:${p.draftedId}:all`, OFFICE, { changes: 'broadcast_composed' }),
  press((p) => `bc_whom:${p.draftedId}`, OFFICE, { shows: () => 'Gửi cho ai' }),
  press((p) => `bc_try:${p.draftedId}`, OFFICE, { shows: () => 'Bản gửi thử' }),
  press((p) => `bc_names:${p.draftedId}:0`, OFFICE, { shows: () => 'nơi nhận, từ' }),
  press((p) => `bc_show:${p.draftedId}`, OFFICE, { shows: () => 'Nội dung mẫu' }),
  press((p) => `bc_submit:${p.draftedId}:1`, OFFICE, { changes: 'broadcast_submitted' }),
  press((p) => `bc_back:${p.submittedId}`, OFFICE, { changes: 'broadcast_reopened' }),
  press((p) => `bc_yes:${p.submittedId}:000000000000:1`, OFFICE, { shows: () => 'Đề nghị duyệt' }),
  press((p) => `bc_no:${p.submittedId}`, OFFICE, { shows: () => 'xin gõ điều cần sửa' }),
  press((p) => `bc_stop:${p.submittedId}`, OFFICE, { changes: 'broadcast_stopped' }),
  press((p) => `bc_left:${p.announcedId}`, OFFICE, { shows: () => 'nơi chưa nhận' }),
  press((p) => `bc_file:${p.announcedId}`, OFFICE, { changes: 'paper_made' }),
  press((p) => `bc_again:${p.announcedId}`, OFFICE, { changes: 'broadcast_composed' }),
  typed('gửi thông báo', COORDINATOR, { shows: () => 'Xin gõ nội dung' }),
  typed('các thông báo', COORDINATOR, { shows: () => 'mới nhất trước' }),
  typed('dừng gửi', COORDINATOR, { changes: 'broadcast_stopped' }),
  typed('đính chính thông báo 1: Nội dung mẫu', COORDINATOR, { changes: 'broadcast_composed' }),
  typed('gửi lại thông báo 1', COORDINATOR, { changes: 'broadcast_composed' }),
  typed('duyệt thông báo', COORDINATOR, { shows: () => 'Đề nghị duyệt' }),
  typed('tắt thông báo', NOBODY, { anybody: ['announcements_chosen'] }),
  typed('bật thông báo', NOBODY, { anybody: ['announcements_chosen'] }),
];

const said = (text: string, served: Served = NOBODY, proof: Proof = {}): Row => typed(text, served, proof);

const LIST = 'so_ket:2023:commune';
const SEES: Served = { coordinator: EVERY, reviewer: EVERY, leader: EVERY };
const LISTS: Served = { coordinator: EVERY, reviewer: EVERY };
const REVIEWER: Served = { reviewer: EVERY };
const holding = (place: Place): Open => ({
  kind: 'office',
  act: 'award',
  step: 'suspend',
  held: {
    args: JSON.stringify({
      campaignId: place.campaignId,
      unitId: place.unitId,
      suspend: true,
      document: 'Công văn 45/NV',
      day: '2024-01-10',
    }),
  },
});
const setting = (place: Place): Open => ({
  kind: 'office',
  act: 'award',
  step: 'rule',
  held: {
    campaignId: place.campaignId,
    rule: JSON.stringify({ kind: 'decree', decree: '98/2023', words: 'điểm mẫu', day: '2024-01-10' }),
  },
});
const SEES_PRTC: Served = { coordinator: PRTC, reviewer: PRTC, leader: PRTC };
const UNIT_PEOPLE: Served = { focal: ['own'], head: ['own'] };
const making = (place: Place): Extract<Open, { kind: 'office' }> => ({
  kind: 'office',
  act: 'nominate',
  step: 'kind',
  held: { unit: place.unitId, occasion: 'so_ket', period: '2023' },
});
const freezing = ({ campaignId, listMark: mark }: Place): Open => ({
  kind: 'office',
  act: 'award',
  step: 'freeze',
  held: { campaignId, occasion: 'so_ket', period: '2023', tier: 'commune', mark },
});
const withHeld = (open: Extract<Open, { kind: 'office' }>, held: Readonly<Record<string, string>>): Open => ({
  ...open,
  held: { ...open.held, ...held },
});
const judging = (place: Place): Extract<Open, { kind: 'office' }> => ({
  kind: 'office',
  act: 'nominate',
  step: 'judged',
  held: {
    nominationId: place.nominations.sent,
    version: 4,
    do: 'return',
    said: JSON.stringify({ words: 'mẫu', decided: null }),
  },
});
const AWARDS: readonly Row[] = [
  press(() => `aw_short:${LIST}`, SEES, { shows: () => 'Chưa vào danh sách' }),
  press(() => `aw_changes:${LIST}`, SEES, { shows: () => 'chưa được chốt' }),
  press(() => `aw_freeze:${LIST}`, LISTS, { shows: () => 'Chốt danh sách' }),
  press(() => 'aw_frozen', OFFICES, { open: freezing, changes: 'award_list_frozen' }),
  press(() => 'aw_hold', { coordinator: PRTC, reviewer: PRTC }, { open: holding, changes: 'award_suspended' }),
  press(() => 'aw_set', { reviewer: PRTC }, { open: setting, changes: 'award_rule_set' }),
  press(() => 'nm_kind:unit', UNIT_PEOPLE, { open: making, shows: () => 'Hình thức nào' }),
  press(() => 'nm_form:city_certificate', UNIT_PEOPLE, {
    open: (place) => withHeld(making(place), { subject: 'enterprise' }),
    changes: 'nomination_opened',
  }),
  press(() => 'nm_group:q_active', NOBODY),
  press(() => 'nm_heads:yes:5', UNIT_PEOPLE, {
    open: (place) => ({
      ...judging(place),
      step: 'heads',
      held: { nominationId: place.nominations.draft, version: 5 },
    }),
    changes: 'nomination_answered',
  }),
  press((place) => `nm_edit:${place.nominations.draft}`, UNIT_PEOPLE, { shows: () => 'Gửi đề nghị' }),
  press((place) => `nm_send:${place.nominations.draft}:5`, UNIT_PEOPLE, { changes: 'nomination_moved' }),
  press((place) => `nm_drop:${place.nominations.sent}:4`, UNIT_PEOPLE, { shows: () => 'Rút đề nghị' }),
  press((place) => `nm_dropped:${place.nominations.sent}:4`, UNIT_PEOPLE, { changes: 'nomination_moved' }),
  press(
    (place) => `nm_open:${place.nominations.sent}`,
    { ...SEES_PRTC, ...UNIT_PEOPLE },
    { shows: (place) => place.unitName },
  ),
  press(
    (place) => `nm_open:${place.nominations.person}`,
    { ...SEES_PRTC, ...UNIT_PEOPLE },
    { shows: () => 'không xem' },
  ),
  press(
    (place) => `nm_full:${place.nominations.sent}`,
    { ...SEES_PRTC, ...UNIT_PEOPLE },
    { shows: (place) => place.unitName },
  ),
  press((place) => `nm_full:${place.nominations.person}`, NOBODY),
  press(
    (place) => `nm_papers:${place.nominations.sent}`,
    { ...SEES_PRTC, ...UNIT_PEOPLE },
    { shows: (place) => place.unitName },
  ),
  press((place) => `nm_papers:${place.nominations.person}`, NOBODY),
  press((place) => `nm_do:review:${place.nominations.sent}:4`, { coordinator: PRTC }, { changes: 'nomination_moved' }),
  press((place) => `nm_do:review:${place.nominations.person}:7`, NOBODY),
  press(
    (place) => `nm_do:appraise:${place.nominations.reviewed}:5`,
    { reviewer: PRTC },
    { changes: 'nomination_moved' },
  ),
  press(
    (place) => `nm_ask:return:${place.nominations.sent}:4`,
    { coordinator: PRTC, reviewer: PRTC },
    { shows: () => 'vì sao trả lại' },
  ),
  press(() => 'nm_done', { coordinator: PRTC }, { open: judging, changes: 'nomination_moved' }),
  press(() => 'aw_law:98/2023', { ...SEES, focal: EVERY, head: EVERY }, { shows: () => '98/2023' }),
];

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
  said('tờ mời', { coordinator: EVERY }, { shows: () => 'in kiểu nào' }),
  said('phát động', { coordinator: EVERY }, { shows: () => '5 bước' }),
  said('danh sách người', { coordinator: EVERY }, { shows: () => 'Đang giữ vai trò' }),
  said('nhập thay Kinh Dinh', OFFICE, { shows: name }),
  said('rút báo cáo Kinh Dinh: nhập nhầm', OFFICE, { shows: () => 'đơn vị tự gửi' }),
  said('nhập chỉ tiêu', { coordinator: EVERY }, { shows: () => 'Chỉ tiêu' }),
  said('ai đã nộp', { coordinator: EVERY }, { shows: () => 'tình hình nộp' }),
  said('khóa Kinh Dinh'),
  said('mở khóa Kinh Dinh'),
  said('gỡ Kinh Dinh'),
  said('thay người 2'),
  said('gộp 2 vào 1', { coordinator: EVERY }, { shows: () => 'Gộp đầu mối' }),
  said('lập báo cáo tổng hợp', { coordinator: EVERY, reviewer: EVERY }, { changes: 'paper_made' }),
  said('mẫu văn bản', { coordinator: EVERY }, { shows: () => 'Mẫu văn bản đang dùng' }),
  said('hồ sơ kiểm tra Kinh Dinh năm 2023', { coordinator: EVERY, reviewer: EVERY }, { changes: 'paper_made' }),
  said('xuất số liệu 2023', { coordinator: EVERY, reviewer: EVERY }, { changes: 'paper_made' }),
  said('yêu cầu dữ liệu'),
  said('nhập tệp'),
  said('câu hỏi chưa hiểu'),
  said('quyết định mẫu số dùng ứng dụng là dân số; theo Công văn 12/VHTT; ngày 05/01/2024'),
  said('thêm tên gọi hồ sơ số = HSCV', { coordinator: EVERY }, { changes: 'alias_set' }),
  said('hẹn ngày'),
  said('nhắc Kinh Dinh', { coordinator: EVERY }, { shows: () => 'Nhắc báo cáo' }),
  said('số điện thoại Kinh Dinh: 0259 000 0000', { coordinator: EVERY }, { changes: 'unit_phone_set' }),
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
  said('yêu cầu báo cáo', { coordinator: EVERY }, { shows: () => 'cho nhóm nào' }),
  said('đột xuất', { coordinator: EVERY }, { shows: () => 'Chưa có yêu cầu báo cáo đột xuất' }),
  said('kết thúc phong trào', { coordinator: EVERY }, { shows: () => 'Theo văn bản nào' }),
  said('thêm kênh', NOBODY, { anybody: ['link_code_created', 'invitation_created'] }),
  said('kênh của tôi'),
  said('danh sách xét', SEES, { shows: () => 'Danh sách xét' }),
  said('chốt danh sách xét', LISTS, { shows: () => 'Chốt danh sách' }),
  said('tạm dừng xét Kinh Dinh; theo Công văn 45/NV; ngày 10/01/2024', LISTS, { shows: () => 'Tạm dừng xét' }),
  said('tiếp tục xét Kinh Dinh; theo Công văn 45/NV; ngày 10/01/2024', LISTS, { shows: () => 'không ở trạng thái' }),
  said('căn cứ xét', { ...SEES, focal: EVERY, head: EVERY }, { shows: () => 'Căn cứ xét' }),
  said('danh mục hồ sơ văn bản đề nghị; báo cáo thành tích', REVIEWER, { shows: () => 'Danh mục hồ sơ' }),
  said('số lượng khen thưởng giấy khen tập thể 5; theo QĐ 12/QĐ-UBND; ngày 10/01/2024', REVIEWER, {
    shows: () => 'nhiều nhất 5',
  }),
  said('nghị định 98/2023: điểm mẫu', REVIEWER, { shows: () => 'điểm mẫu' }),
  said('hạn hồ sơ 26/01/2024', LISTS, { shows: () => 'Hạn nộp hồ sơ' }),
  said('đề nghị khen thưởng', { ...SEES, focal: EVERY, head: EVERY }, { shows: () => 'đề nghị' }),
  said('các đề nghị', { ...SEES, focal: EVERY, head: EVERY }, { shows: () => 'đề nghị' }),
  said('hồ sơ còn thiếu gì', { ...LISTS, focal: EVERY, head: EVERY }, { shows: () => 'ồ sơ' }),
  said('bật hội đồng', REVIEWER, { changes: 'rule_decided' }),
  said('tắt hội đồng', REVIEWER, { shows: () => 'đang như vậy' }),
  said('bật tệp minh chứng', { coordinator: EVERY }, { changes: 'rule_decided' }),
  said('tắt duyệt của thủ trưởng', { coordinator: EVERY }, { shows: () => 'đầu mối gửi' }),
  said('Kinh Dinh đạt bao nhiêu hồ sơ công việc'),
  said('phường nào đạt 60%'),
  said('sửa 1 thành 1/2 của Kinh Dinh', NOBODY, { anybody: ['draft_answered'] }),
  said('449/751'),
];

export const ROWS: readonly Row[] = [
  ...DRAFT,
  ...STATED,
  ...SENT,
  ...VERIFY,
  ...OFFICE_ROWS,
  ...ANNOUNCE,
  ...OWN,
  ...AWARDS,
  ...TYPED,
];
