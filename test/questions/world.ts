/** The model season of prtc as questions see it on 18/12/2023, 08:40: Mỹ Đông missing, Mỹ Hải not yet verified. */
import { loadBuiltIn } from '../../src/campaigns/catalogue.js';
import { loadSample } from '../../src/campaigns/sample.js';
import type { Plan } from '../../src/domain/plan.js';
import type { Unit } from '../../src/domain/unit.js';
import { cataloguesIn } from '../../src/messages/locales.js';
import { createWords } from '../../src/messages/render.js';
import { type Answered, answer } from '../../src/questions/answer.js';
import type { Context, Understanding } from '../../src/questions/context.js';
import { type AskFacts, type ColumnFigure, columnsOf, type DutyColumns } from '../../src/questions/facts.js';
import { buildLexicon } from '../../src/questions/lexicon.js';
import { canonical, type Query } from '../../src/questions/query.js';
import { understand } from '../../src/questions/understand.js';
import { packageRoot } from '../../src/runtime/root.js';

export const words = createWords(cataloguesIn(packageRoot));

function prtc(): Plan {
  const read = loadBuiltIn('prtc');
  if (read === null || !('plan' in read)) throw new Error('prtc does not load');
  return read.plan;
}

export const plan = prtc();
export const units: readonly Unit[] = plan.units.map((unit, i) => ({ ...unit, id: i + 1, parentCode: null }));
export const NOW = Date.parse('2023-12-18T08:40:00+07:00');
export const lexicon = buildLexicon(plan, units);

export const idOf = (name: string): number => {
  const found = units.find((unit) => unit.name.endsWith(` ${name}`));
  if (found === undefined) throw new Error(`no unit ${name}`);
  return found.id;
};

/** code: HSCV 2022, then HSCV, BCĐK, VBHC, KTXH of 2023 (transcripts.md, sample figures). */
const TABLE: Readonly<Record<string, readonly [string, string, string, string, string]>> = {
  '22738': ['452/790', '538/812', '52/52', '1310/1310', '12/12'],
  '22741': ['425/680', '447/703', '47/48', '1105/1105', '12/12'],
  '22744': ['330/640', '391/648', '46/46', '1058/1058', '12/12'],
  '22747': ['421/865', '512/890', '50/50', '1402/1402', '12/12'],
  '22750': ['309/598', '356/604', '44/44', '986/986', '12/12'],
  '22753': ['372/515', '401/530', '45/45', '932/932', '12/12'],
  '22756': ['378/736', '449/751', '47/47', '1077/1077', '12/12'],
  '22759': ['610/720', '688/754', '49/49', '1215/1215', '12/12'],
  '22762': ['252/575', '305/587', '43/43', '874/874', '12/12'],
  '22765': ['417/742', '482/764', '48/48', '1196/1204', '12/12'],
  '22768': ['214/805', '298/820', '51/51', '1290/1290', '12/12'],
  '22771': ['281/600', '334/612', '44/44', '905/905', '12/12'],
  '22774': ['238/420', '266/431', '41/41', '873/873', '12/12'],
  '22777': ['556/940', '583/955', '53/53', '1366/1366', '12/12'],
  '22779': ['560/748', '619/770', '50/50', '1248/1248', '12/12'],
  '22780': ['355/675', '402/690', '46/46', '1011/1011', '12/12'],
};
const COLUMNS: readonly (readonly [string, string])[] = [
  ['work_files_online', '2022'],
  ['work_files_online', '2023'],
  ['periodic_reports_edoc', '2023'],
  ['admin_docs_edoc', '2023'],
  ['econ_reports_on_system', '2023'],
];

interface Season {
  /** Codes without figures for 2023. */
  readonly missing?: readonly string[];
  readonly unverified?: readonly string[];
  readonly now?: number;
  /** Figures in place of those of the table: "code criterion" -> value. */
  readonly instead?: Readonly<Record<string, ColumnFigure['value']>>;
}

export function season({
  missing = ['22771'],
  unverified = ['22780'],
  now = NOW,
  instead = {},
}: Season = {}): AskFacts {
  const columns = new Map(
    COLUMNS.map(([criterion, period], i) => {
      const figures = units.flatMap((unit): ColumnFigure[] => {
        const cell = TABLE[unit.code]?.[i];
        if (cell === undefined || (period === '2023' && missing.includes(unit.code))) return [];
        const [numerator = 0, denominator = 0] = cell.split('/').map(Number);
        const value = instead[`${unit.code} ${criterion} ${period}`] ?? { kind: 'ratio', numerator, denominator };
        const state = period === '2023' && unverified.includes(unit.code) ? 'reported' : 'verified';
        return [{ unitId: unit.id, value, state, source: period === '2022' ? 'import' : 'chat' }];
      });
      return [`${criterion} ${period}`, columnsOf(units, criterion, period, figures)];
    }),
  );
  const duties: DutyColumns = {
    period: '2023',
    dueBefore: Date.parse('2023-12-15T00:00:00+07:00'),
    owed: new Uint8Array(units.length).fill(1),
    sentAt: Float64Array.from(units, (unit) =>
      missing.includes(unit.code)
        ? Number.NaN
        : unit.code === '22771'
          ? Date.parse('2023-12-19T08:12:00+07:00')
          : Date.parse('2023-12-08T09:15:00+07:00'),
    ),
    late: Uint8Array.from(units, (unit) => (unit.code === '22771' && !missing.includes(unit.code) ? 1 : 0)),
  };
  return {
    plan,
    units,
    lexicon,
    period: '2023',
    duePeriod: '2023',
    reportPeriod: '2023',
    periods: ['2022', '2023'],
    published: [],
    assessed: () => null,
    asOf: now,
    columns: (criterion, period) => columns.get(`${criterion} ${period}`) ?? null,
    duties: (period) => (period === '2023' ? duties : null),
  };
}

export const facts = season();

export const context = (previous: Query | null = null, unitOfSeat: number | null = null): Context => ({
  now: NOW,
  period: '2023',
  previous,
  unitOfSeat,
});

/** What a question was understood as, in one line for tables. */
export function readAs(text: string, previous: Query | null = null, unitOfSeat: number | null = null): string {
  return shown(understand(text, lexicon, context(previous, unitOfSeat)));
}

export function shown(understood: Understanding): string {
  if ('query' in understood) return canonical(understood.query);
  if ('notUnderstood' in understood) return '?';
  return `clarify ${understood.clarify.options.map((one) => words.say(one.label, 'vi')).join(' | ')}`;
}

export function queryOf(text: string, previous: Query | null = null): Query {
  const understood = understand(text, lexicon, context(previous));
  if (!('query' in understood)) throw new Error(`${text}: ${shown(understood)}`);
  return understood.query;
}

export function ask(text: string, previous: Query | null = null, from: AskFacts = facts): Answered {
  return answer(queryOf(text, previous), from, 'A-2317');
}

export const textOf = (done: Answered, language: 'vi' | 'en' = 'vi'): string =>
  words.render(done.bubble, { language, buttons: true }).text;

/** The prepared sample, for checking that the table above and the trial agree. */
export const sample = loadSample('prtc');
