/** The names a text for many may carry in braces: `{đơn vị}`. Said in either language, with or without marks. */
import { nearest } from '../domain/nearest.js';
import type { Language } from '../messages/message.js';
import { fold } from './fold.js';

/** Filled in for each reader when the text goes out. */
export const FIELDS = {
  unit: { vi: ['đơn vị', 'tên đơn vị'], en: ['unit', 'unit name'] },
  movement: { vi: ['phong trào', 'tên phong trào'], en: ['movement', 'campaign'] },
  agency: { vi: ['cơ quan thường trực', 'thường trực'], en: ['standing agency', 'agency'] },
  plan: { vi: ['kế hoạch', 'số kế hoạch'], en: ['plan', 'plan number'] },
  period: { vi: ['kỳ báo cáo', 'kỳ'], en: ['period', 'reporting period'] },
  deadline: { vi: ['hạn cuối', 'hạn', 'hạn báo cáo', 'thời hạn'], en: ['deadline', 'due date'] },
  missing: { vi: ['số liệu còn thiếu', 'còn thiếu', 'số còn thiếu'], en: ['missing figures', 'missing'] },
  state: { vi: ['tình trạng báo cáo', 'tình trạng'], en: ['report state', 'state'] },
} as const satisfies Names;

/** Filled in by the writer before the text can go out; the same for every reader. */
export const BLANKS = {
  time: { vi: ['thời gian', 'giờ họp'], en: ['time'] },
  place: { vi: ['địa điểm', 'nơi họp'], en: ['place'] },
  paper: { vi: ['số văn bản', 'số giấy mời'], en: ['document number'] },
  model_unit: { vi: ['đơn vị nêu gương'], en: ['model unit'] },
  model: { vi: ['cách làm'], en: ['what they do'] },
} as const satisfies Names;

type Names = Readonly<Record<string, Readonly<Record<Language, readonly [string, ...string[]]>>>>;

export type FieldId = keyof typeof FIELDS;
export type BlankId = keyof typeof BLANKS;

/** The name as it is written in a text of the language. */
export const fieldName = (id: FieldId, language: Language): string => FIELDS[id][language][0];
export const blankName = (id: BlankId, language: Language): string => BLANKS[id][language][0];

type Meant =
  | { readonly kind: 'field'; readonly id: FieldId }
  | { readonly kind: 'blank'; readonly id: BlankId }
  | { readonly kind: 'unknown'; readonly nearest: string | null };

const key = (name: string): string =>
  fold(name)
    .replace(/[\s_-]+/g, ' ')
    .trim();

const KNOWN: ReadonlyMap<string, { readonly meant: Meant; readonly name: string }> = new Map([
  ...entriesOf(FIELDS, (id) => ({ kind: 'field', id })),
  ...entriesOf(BLANKS, (id) => ({ kind: 'blank', id })),
]);

function entriesOf<N extends Names, K extends keyof N & string>(names: N, meant: (id: K) => Meant) {
  return (Object.keys(names) as K[]).flatMap((id) =>
    (['vi', 'en'] as const).flatMap((language) =>
      (names[id]?.[language] ?? []).map((name) => [key(name), { meant: meant(id), name }] as const),
    ),
  );
}

/** What a name in braces means; of an unknown one the known name it is nearest to, to suggest and never to put in. */
export function fieldMeant(name: string): Meant {
  const wanted = key(name);
  return (
    KNOWN.get(wanted)?.meant ?? {
      kind: 'unknown',
      nearest: KNOWN.get(nearest(wanted, [...KNOWN.keys()]) ?? '')?.name ?? null,
    }
  );
}
