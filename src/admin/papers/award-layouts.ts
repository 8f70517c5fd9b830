/** What goes before a council: the request, the list of what is proposed, the minutes to be filled in, one nominee's summary. */
import type { Block } from '../../documents/paper.js';
import type { Say } from '../exports/say.js';
import { blank, columnOf, field, heading, type Layout, letter, list, numbered, table, text } from './layout.js';

const proposed = (say: Say) => [
  columnOf(say, 'tt', 8, 'center'),
  columnOf(say, 'ten', 30),
  columnOf(say, 'don_vi', 22),
  columnOf(say, 'hinh_thuc', 20),
  columnOf(say, 'ket_qua', 34),
];

const leftOut = (names: string, say: Say): Block[] =>
  names === '' || names === say('draft.none') ? [] : [text(say('draft.left_out', { names }))];

export const requestLayout: Layout = (values, say) => {
  const of = (name: string): string => field(values, name);
  const params = {
    plan: of('ke_hoach'),
    agency: of('co_quan'),
    occasion: of('dip'),
    form: of('hinh_thuc'),
    movement: of('phong_trao'),
    by: of('tham_quyen'),
    collectives: of('so_tap_the'),
    persons: of('so_ca_nhan'),
  };
  const blocks: Block[] = [
    text(say('draft.request.opening', params)),
    text(say('draft.request.ask', params)),
    table(list(values, 'de_nghi'), proposed(say)),
    ...leftOut(of('con_thieu'), say),
    text(say('draft.to_consider')),
    text(say('draft.request.enclosed')),
    text(say('draft.request.closing', params)),
  ];
  return letter(values, say, { type: say('draft.request.type'), to: [of('kinh_gui')], blocks });
};

export const proposalLayout: Layout = (values, say) => {
  const of = (name: string): string => field(values, name);
  const params = {
    plan: of('ke_hoach'),
    occasion: of('dip'),
    period: of('ky'),
    collectives: of('so_tap_the'),
    persons: of('so_ca_nhan'),
  };
  const blocks: Block[] = [
    text(say('draft.proposal_list.opening', params)),
    table(list(values, 'de_nghi'), [...proposed(say), columnOf(say, 'ghi_chu', 18)]),
    ...leftOut(of('con_thieu'), say),
    text(say('draft.to_consider')),
  ];
  return letter(values, say, { type: say('draft.proposal_list.type'), to: [], blocks });
};

/** Who was there, what was said and how it was voted is for the meeting's secretary: nothing of it is known here. */
export const minutesLayout: Layout = (values, say) => {
  const of = (name: string): string => field(values, name);
  const params = {
    plan: of('ke_hoach'),
    occasion: of('dip'),
    council: of('hoi_dong'),
    collectives: of('so_tap_the'),
    persons: of('so_ca_nhan'),
  };
  const votes = [
    columnOf(say, 'tt', 8, 'center'),
    columnOf(say, 'ten', 34),
    columnOf(say, 'hinh_thuc', 24),
    columnOf(say, 'dong_y', 13, 'center'),
    columnOf(say, 'khong_dong_y', 13, 'center'),
    columnOf(say, 'ghi_chu', 16),
  ];
  const blocks: Block[] = [
    text(say('draft.minutes.opening', params)),
    heading(say('draft.minutes.when')),
    blank(say('draft.minutes.time')),
    blank(say('draft.minutes.place')),
    heading(say('draft.minutes.who')),
    blank(say('draft.minutes.chair')),
    blank(say('draft.minutes.secretary')),
    blank(say('draft.minutes.members')),
    heading(say('draft.minutes.what')),
    text(say('draft.minutes.considered', params)),
    table(list(values, 'de_nghi'), votes),
    heading(say('draft.minutes.result')),
    blank(say('draft.minutes.conclusion')),
    text(say('draft.minutes.closing')),
    blank(say('draft.minutes.secretary_signs')),
  ];
  return letter(values, say, { type: say('draft.minutes.type'), to: [], blocks: numbered(blocks, say, 'roman') });
};

/** One nominee on one page. What is not known is left to be written. */
export const summaryLayout: Layout = (values, say, form) => {
  const of = (name: string): string => field(values, name);
  const said = (key: string, name: string): Block[] => [
    heading(say(`draft.summary.${key}`)),
    of(name) === '' ? blank(say('draft.to_write')) : text(of(name)),
  ];
  const blocks: Block[] = [
    text(
      say(of('chuc_vu') === '' ? 'draft.summary.who_bare' : 'draft.summary.who', {
        name: of('ten'),
        post: of('chuc_vu'),
        unit: of('don_vi'),
      }),
    ),
    text(say('draft.summary.form', { form: of('hinh_thuc'), occasion: of('dip'), plan: of('ke_hoach') })),
    ...said('done', 'thanh_tich'),
    // Persons and enterprises are not judged by figures.
    ...(of('so_lieu') === '' && !form ? [] : said('figures', 'so_lieu')),
    ...said('effect', 'hieu_qua'),
    ...said('recognised', 'cong_nhan'),
  ];
  return letter(values, say, { type: say('draft.summary.type'), to: [], blocks: numbered(blocks, say, 'arabic') });
};
