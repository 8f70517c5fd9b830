/** "Báo cáo kết quả thực hiện phong trào" of the standing agency: who reported, results per tier, goals, what units did well. */
import type { Block } from '../../documents/paper.js';
import type { Say } from '../exports/say.js';
import {
  blank,
  columnOf,
  field,
  heading,
  type Item,
  type Layout,
  letter,
  list,
  numbered,
  table,
  text,
  tierTables,
} from './layout.js';

export const rollUpLayout: Layout = (values, say, form) => {
  const of = (name: string): string => field(values, name);
  const { lists } = values;
  const results = columns(say);
  const goals = list(values, 'chi_tieu');
  const highlights = list(values, 'noi_bat');
  const annex = list(values, 'phu_luc');
  const params = {
    plan: of('ke_hoach'),
    agency: of('co_quan'),
    period: of('ky'),
    movement: of('phong_trao'),
    units: of('so_don_vi'),
    sent: of('so_da_gui'),
    late: of('so_gui_muon'),
    open: of('so_chua_gui'),
  };
  const named = (key: string, names: string): Block[] =>
    names === '' ? [] : [text(say(`draft.roll_up.${key}`, { names }))];
  const blocks: Block[] = [
    text(say('draft.roll_up.opening', params)),
    heading(say('draft.roll_up.completeness')),
    // Figures of a year without reports came from files.
    ...(of('so_don_vi') === '0'
      ? [text(say('draft.roll_up.not_owed'))]
      : [
          text(say('draft.roll_up.counts', params)),
          table(list(values, 'tinh_hinh'), results.completeness),
          ...named('missing', of('don_vi_chua_gui')),
        ]),
    // Who was late or let off is worth a sentence only where somebody was.
    ...(of('don_vi_gui_muon') === say('draft.none') ? [] : named('late', of('don_vi_gui_muon'))),
    ...(of('don_vi_duoc_mien') === say('draft.none') ? [] : named('exempt', of('don_vi_duoc_mien'))),
    heading(say('draft.roll_up.results')),
    ...tierTables(lists.ket_qua ?? [], results.results, say, form),
    text(say('draft.roll_up.how')),
    ...(goals.length === 0 ? [] : [heading(say('draft.roll_up.goals')), table(goals, results.goals)]),
    heading(say('draft.roll_up.eligible')),
    table(list(values, 'du_tieu_chuan'), results.eligible),
    text(say('draft.to_consider')),
    heading(say('draft.roll_up.highlights')),
    ...(highlights.length === 0 ? [blank(say('draft.to_write'))] : [table(highlights, results.highlights)]),
    heading(say('draft.roll_up.limits')),
    blank(say('draft.to_write')),
    heading(say('draft.roll_up.next')),
    blank(say('draft.to_write')),
    text(say('draft.roll_up.closing', params)),
  ];
  const behind: Block[] =
    annex.length === 0
      ? []
      : [
          heading(say('draft.roll_up.annex', params)),
          ...annexTables(annex, say, form),
          text(say('draft.roll_up.annex_note')),
        ];
  return letter(values, say, {
    type: say('draft.roll_up.type'),
    to: [],
    blocks: numbered(blocks, say, 'roman'),
    annex: behind,
  });
};

const columns = (say: Say) => ({
  completeness: [
    columnOf(say, 'nhom', 22),
    columnOf(say, 'phai_gui', 12, 'center'),
    columnOf(say, 'da_gui', 12, 'center'),
    columnOf(say, 'dung_han', 12, 'center'),
    columnOf(say, 'gui_muon', 12, 'center'),
    columnOf(say, 'chua_gui', 12, 'center'),
    columnOf(say, 'da_tham_dinh', 18, 'center'),
  ],
  results: [
    columnOf(say, 'tt', 6, 'center'),
    columnOf(say, 'tieu_chi', 34),
    columnOf(say, 'muc', 12, 'center'),
    columnOf(say, 'ket_qua', 24, 'center'),
    columnOf(say, 'so_don_vi', 13, 'center'),
    columnOf(say, 'da_tham_dinh', 15, 'center'),
    columnOf(say, 'so_dat', 13, 'center'),
  ],
  goals: [
    columnOf(say, 'tt', 6, 'center'),
    columnOf(say, 'chi_tieu', 36),
    columnOf(say, 'muc', 14, 'center'),
    columnOf(say, 'ket_qua', 18, 'center'),
    columnOf(say, 'so_sanh', 14, 'center'),
    columnOf(say, 'nguon', 24),
  ],
  eligible: [
    columnOf(say, 'nhom', 18),
    columnOf(say, 'so_xet', 10, 'center'),
    columnOf(say, 'so_dat', 10, 'center'),
    columnOf(say, 'ten', 56),
  ],
  highlights: [columnOf(say, 'don_vi', 24), columnOf(say, 'noi_dung', 70)],
});

/** Each tier's units against its criteria; in a form one line for each unit and criterion. */
function annexTables(rows: readonly Item[], say: Say, form: boolean): Block[] {
  const plain = [
    columnOf(say, 'tt', 6, 'center'),
    columnOf(say, 'don_vi', 24),
    columnOf(say, 'tieu_chi', 36),
    columnOf(say, 'ket_qua', 26, 'center'),
  ];
  if (form) return tierTables(rows, plain, say, form);
  const tiers = [...new Set(rows.map((row) => row.nhom ?? ''))];
  return tiers.flatMap((tier): Block[] => {
    const own = rows.filter((row) => row.nhom === tier);
    const criteria = [...new Set(own.map((row) => row.tieu_chi ?? ''))];
    // More than fit across an upright page stand one below the other.
    if (criteria.length > 5) return tierTables(own, plain, say, false);
    const units = new Map<string, Record<string, string>>();
    for (const row of own) {
      const key = `${row.tt} ${row.don_vi}`;
      const unit = units.get(key) ?? { tt: row.tt ?? '', don_vi: row.don_vi ?? '' };
      unit[row.tieu_chi ?? ''] = row.ket_qua ?? '';
      units.set(key, unit);
    }
    const across = criteria.map((name) => ({
      key: name,
      title: name,
      share: 60 / criteria.length,
      align: 'center' as const,
    }));
    return [
      text(say('draft.tier', { tier })),
      table([...units.values()], [columnOf(say, 'tt', 6, 'center'), columnOf(say, 'don_vi', 20), ...across]),
    ];
  });
}
