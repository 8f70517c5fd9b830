/**
 * The papers of the standing agency as fields: what each may hold, which of them a form must hold, and how the plain one is
 * laid out. The plain form that an office downloads is the same layout with names in place of values, so that the two
 * can never say different things.
 */
import type { FormFields, FormValues } from '../../documents/form.js';
import { minutesLayout, proposalLayout, requestLayout, summaryLayout } from './award-layouts.js';
import type { Layout } from './layout.js';
import { rollUpLayout } from './roll-up-layout.js';

export const PAPERS = ['roll_up', 'request', 'proposal_list', 'minutes', 'summary'] as const;
export type PaperId = (typeof PAPERS)[number];

export interface PaperKind {
  readonly id: PaperId;
  /** Beside `COMMON`. */
  readonly fields: readonly string[];
  /** The columns of each list. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  /** What the paper cannot do without, beside `MUST`. */
  readonly must: readonly string[];
  /** No more than so many A4 pages; null: as long as it is. */
  readonly mostPages: number | null;
  /** Names persons and their achievements: never over Telegram, never by a link. */
  readonly personal: boolean;
  readonly layout: Layout;
}

/** Every paper has these. */
export const COMMON = [
  'du_thao',
  'co_quan_chu_quan',
  'co_quan',
  'ky_hieu',
  'dia_danh',
  'nam',
  'phong_trao',
  'ke_hoach',
  'trich_yeu',
  'quyen_han_ky',
  'chuc_danh_ky',
  'nguon_so_lieu',
] as const;

/** Every paper is marked a draft and quotes its plan, whatever form it has. */
const MUST = ['du_thao', 'ke_hoach'] as const;

const PROPOSED = ['tt', 'ten', 'chuc_vu', 'don_vi', 'nhom', 'hinh_thuc', 'ket_qua', 'ghi_chu'];

export const KINDS: Readonly<Record<PaperId, PaperKind>> = {
  roll_up: {
    id: 'roll_up',
    fields: [
      'ky',
      'so_don_vi',
      'so_da_gui',
      'so_gui_muon',
      'so_chua_gui',
      'don_vi_chua_gui',
      'don_vi_gui_muon',
      'don_vi_duoc_mien',
    ],
    lists: {
      tinh_hinh: ['nhom', 'phai_gui', 'da_gui', 'dung_han', 'gui_muon', 'chua_gui', 'da_tham_dinh'],
      ket_qua: ['nhom', 'tt', 'tieu_chi', 'muc', 'ket_qua', 'so_don_vi', 'da_tham_dinh', 'so_dat'],
      chi_tieu: ['tt', 'chi_tieu', 'muc', 'ket_qua', 'so_sanh', 'nguon'],
      du_tieu_chuan: ['nhom', 'so_xet', 'so_dat', 'ten'],
      noi_bat: ['don_vi', 'noi_dung'],
      phu_luc: ['nhom', 'tt', 'don_vi', 'tieu_chi', 'ket_qua'],
    },
    must: ['ky', 'ket_qua.ket_qua', 'don_vi_chua_gui'],
    mostPages: null,
    personal: false,
    layout: rollUpLayout,
  },
  request: {
    id: 'request',
    fields: ['dip', 'hinh_thuc', 'tham_quyen', 'kinh_gui', 'so_tap_the', 'so_ca_nhan', 'con_thieu', 'ky'],
    lists: { de_nghi: PROPOSED },
    must: ['hinh_thuc', 'de_nghi.ten'],
    mostPages: null,
    personal: false,
    layout: requestLayout,
  },
  proposal_list: {
    id: 'proposal_list',
    fields: ['dip', 'ky', 'so_tap_the', 'so_ca_nhan', 'con_thieu'],
    lists: { de_nghi: PROPOSED },
    must: ['de_nghi.ten', 'de_nghi.hinh_thuc'],
    mostPages: null,
    personal: false,
    layout: proposalLayout,
  },
  minutes: {
    id: 'minutes',
    fields: ['dip', 'ky', 'hoi_dong', 'so_tap_the', 'so_ca_nhan'],
    lists: { de_nghi: PROPOSED },
    must: ['de_nghi.ten'],
    mostPages: null,
    personal: false,
    layout: minutesLayout,
  },
  summary: {
    id: 'summary',
    fields: ['ten', 'chuc_vu', 'don_vi', 'hinh_thuc', 'dip', 'thanh_tich', 'hieu_qua', 'cong_nhan', 'so_lieu', 'ky'],
    lists: {},
    must: ['ten', 'thanh_tich'],
    mostPages: 1,
    personal: true,
    layout: summaryLayout,
  },
};

export const paperKind = (id: string): PaperKind | null =>
  PAPERS.map((one) => KINDS[one]).find((one) => one.id === id) ?? null;

/** Every name a form of the kind may hold. */
export function namesOf(kind: PaperKind): readonly string[] {
  const columns = Object.entries(kind.lists).flatMap(([list, names]) => names.map((name) => `${list}.${name}`));
  return [...COMMON, ...kind.fields, ...columns];
}

/** Names in place of values: what the plain form shows. */
export function placeholders(kind: PaperKind): FormValues {
  const named = (name: string): [string, string] => [name, `{{${name}}}`];
  return {
    fields: Object.fromEntries([...COMMON, ...kind.fields].map(named)),
    lists: Object.fromEntries(
      Object.entries(kind.lists).map(([list, columns]) => [
        list,
        [Object.fromEntries(columns.map((column) => [column, `{{${list}.${column}}}`]))],
      ]),
    ),
  };
}

export interface FormCheck {
  /** Names no paper of the kind has: nothing could ever stand there. */
  readonly unknown: readonly string[];
  /** Names it must have and has not. */
  readonly missing: readonly string[];
  /** List columns outside a table row, and braces that never close. */
  readonly loose: readonly string[];
  /** Names it leaves out, which is its own affair. */
  readonly unused: readonly string[];
}

export function checkForm(kind: PaperKind, { fields, loose }: FormFields): FormCheck {
  const known = namesOf(kind);
  const must = new Set<string>([...MUST, ...kind.must]);
  const found = new Set(fields);
  return {
    unknown: fields.filter((name) => !known.includes(name)),
    missing: [...must].filter((name) => !found.has(name)),
    loose,
    unused: known.filter((name) => !found.has(name) && !must.has(name)),
  };
}
