/** The auditors' file: one ZIP with a cover page, a table for each kind of record, and all of it as JSON. */

import { periodWords } from '../../conversation/periods.js';
import type { CsvRow } from '../../documents/csv.js';
import { sha256 } from '../../documents/evidence.js';
import { type Block, fileName, type Paper } from '../../documents/paper.js';
import { type Instant, isoOf } from '../../domain/time.js';
import type { Words } from '../../messages/render.js';
import { type Say, sayer } from '../exports/say.js';
import type { WrittenFile } from '../exports/write.js';
import { planWords } from '../papers/common.js';
import { expandCommittee, placeOf } from '../papers/issuer.js';
import { paperWords } from '../papers/words.js';
import { type Gathered, Hands } from './gather.js';
import { type AuditTable, auditTables, csvBytes } from './tables.js';

export interface AuditCover {
  readonly now: Instant;
  /** By whom it was asked for, as a role. */
  readonly by: string;
  readonly names: boolean;
  readonly sample: boolean;
}

export const ZIP_TYPE = 'application/zip';
/** The story on the cover; all of it is in the tables. */
const MOST_TOLD = 60;

export async function auditFile(found: Gathered, cover: AuditCover, words: Words): Promise<WrittenFile> {
  const say = sayer(words);
  const hands = new Hands(cover.names, (role) => say(`audit.role.${role}`), say('audit.nobody'));
  const tables = auditTables(found, hands, cover.names, say);
  const files: Record<string, Uint8Array> = {};
  for (const table of tables) files[table.file] = csvBytes(table);
  files[`${say('audit_file.file.json')}.json`] = jsonBytes(found, cover, tables);
  const { paperPdf } = await import('../../documents/paper-pdf.js');
  const page = coverPaper(found, cover, tables, files, say);
  const printed = await paperPdf(page, { ...paperWords(words), number: () => '' });
  const { zipSync } = await import('fflate');
  const { unit, period } = found.obligation;
  const all = { [`${say('audit_file.file.cover')}.pdf`]: printed.bytes, ...files };
  return {
    name: fileName([say('audit_file.file.zip'), unit.name, period], 'zip'),
    type: ZIP_TYPE,
    bytes: zipSync(all, { mtime: new Date(cover.now) }),
  };
}

function coverPaper(
  found: Gathered,
  cover: AuditCover,
  tables: readonly AuditTable[],
  files: Readonly<Record<string, Uint8Array>>,
  say: Say,
): Paper {
  const { campaign, obligation, check } = found;
  const { plan } = campaign;
  const facts: (readonly [string, string])[] = [
    ['unit', `${obligation.unit.name} (${obligation.unit.code})`],
    ['period', say('paper.plain', { text: periodWords(obligation.period) })],
    ['plan', planWords(plan, say)],
    ['due', obligation.dueBefore === null ? '–' : moment(obligation.dueBefore, say)],
    ['sent', sentWords(found, say)],
    ['persons', say(cover.names ? 'audit_file.cover.by_name' : 'audit_file.cover.by_role')],
    ['chain', say(check.whole ? 'audit_file.cover.whole' : 'audit_file.cover.broken', { rows: check.rows })],
    ['head', check.head],
    ['made', say('audit_file.cover.made', { at: moment(cover.now, say), by: cover.by })],
  ];
  const blocks: Block[] = [
    pairs(facts.map(([key, text]) => [say(`audit_file.label.${key}`), text])),
    ...(cover.sample ? [{ kind: 'text' as const, text: say('mark.sample') }] : []),
    { kind: 'heading', text: say('audit_file.cover.contents') },
    {
      kind: 'table',
      columns: [
        { title: say('audit_file.cover.file'), share: 30 },
        { title: say('audit_file.cover.lines'), share: 10, align: 'center' },
        { title: 'SHA-256', share: 60 },
      ],
      rows: Object.entries(files).map(([name, bytes]) => {
        const table = tables.find((one) => one.file === name);
        return [name, table === undefined ? '' : String(table.rows.length), broken(sha256(bytes))];
      }),
    },
    { kind: 'heading', text: say('audit_file.cover.story') },
    story(tables, say),
  ];
  return {
    draft: say('audit_file.cover.mark'),
    parent: expandCommittee(plan.issuer, say('paper.committee_long')),
    issuer: plan.roles.standingAgency.name,
    symbol: null,
    place: placeOf(plan.issuer),
    year: isoOf(cover.now).slice(0, 4),
    type: say('audit_file.cover.type'),
    about: say('audit_file.cover.about', { unit: obligation.unit.name, period: periodWords(obligation.period) }),
    to: [],
    blocks,
    recipients: [],
    signer: null,
    source: null,
  };
}

const moment = (at: Instant, say: Say): string => say('export.time', { at: { instant: at, form: 'clock_day' } });

/** 64 digits are wider than their column: cut into four, so that they are read and compared line by line. */
const broken = (hash: string): string => hash.match(/.{16}/g)?.join(' ') ?? hash;

function sentWords({ obligation }: Gathered, say: Say): string {
  const { submitted, exempt } = obligation;
  if (submitted === null) return say(exempt ? 'audit_file.cover.exempt' : 'audit_file.cover.not_sent');
  const on = submitted.onTime === null ? 'none' : submitted.onTime ? 'yes' : 'no';
  return say('audit_file.cover.sent_words', {
    at: moment(submitted.at, say),
    receipt: submitted.receipt,
    version: submitted.version,
    on,
  });
}

const pairs = (rows: readonly (readonly [string, string])[]): Block => ({
  kind: 'table',
  columns: [
    { title: '', share: 26 },
    { title: '', share: 74 },
  ],
  rows,
});

/** Versions and acts in order of time, in one line each. */
function story(tables: readonly AuditTable[], say: Say): Block {
  const of = (id: string): readonly CsvRow[] => tables.find((one) => one.id === id)?.rows ?? [];
  const told = [
    ...of('versions').map((row) => [
      row[0],
      row[1],
      row[2],
      say('audit_file.told_version', { n: row[3] ?? '', value: row[4] ?? '' }),
    ]),
    ...of('acts').map((row) => [row[0], row[1], row[2], [row[4], row[5]].filter((one) => one !== null).join(': ')]),
    ...of('evidence').map((row) => [row[0], row[1], row[2], say('audit_file.told_evidence', { what: row[4] ?? '' })]),
  ].sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
  const left = told.length - MOST_TOLD;
  const rows = told.slice(0, MOST_TOLD).map((row) => row.map((cell) => shortTime(String(cell ?? ''))));
  return {
    kind: 'table',
    columns: [
      { title: say('audit_file.column.at'), share: 20 },
      { title: say('audit_file.column.by'), share: 20 },
      { title: say('audit_file.column.criterion'), share: 24 },
      { title: say('audit_file.column.act'), share: 36 },
    ],
    rows: left > 0 ? [...rows, ['…', '', '', say('audit_file.more', { n: left })]] : rows,
  };
}

/** 2023-12-08T09:12:00+07:00 -> 08/12/2023 09:12 */
const shortTime = (text: string): string =>
  text.replace(/^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2}):\d{2}\+07:00$/, '$3/$2/$1 $4');

function jsonBytes(found: Gathered, cover: AuditCover, tables: readonly AuditTable[]): Uint8Array {
  const { campaign, obligation, check } = found;
  const json = {
    schema: 'thidua/audit/1',
    campaign: campaign.id,
    unit: { code: obligation.unit.code, name: obligation.unit.name, tier: obligation.unit.tier },
    period: obligation.period,
    made_at: isoOf(cover.now),
    names: cover.names,
    sample: cover.sample,
    chain: check,
    tables: Object.fromEntries(tables.map(({ id, columns, rows }) => [id, { columns, rows }])),
  };
  return new TextEncoder().encode(`${JSON.stringify(json, null, 1)}\n`);
}
