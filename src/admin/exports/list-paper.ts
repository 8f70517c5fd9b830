/** "Danh sách xét" on A4 pages: who meets the quantitative standards, and what keeps the others from it. A draft, without a signature. */

import { type Block, fileName, type Paper } from '../../documents/paper.js';
import { PDF_TYPE } from '../../documents/pdf.js';
import type { Plan } from '../../domain/plan.js';
import { dayOf } from '../../domain/time.js';
import type { Words } from '../../messages/render.js';
import { expandCommittee, placeOf } from '../papers/issuer.js';
import { paperWords } from '../papers/words.js';
import { type Say, sayer } from './say.js';
import type { ExportTable } from './table.js';
import { gridOf, type WrittenFile } from './write.js';

/** The pages as a file. */
export async function listFile(table: ExportTable, plan: Plan, words: Words): Promise<WrittenFile> {
  const say = sayer(words);
  const { paperPdf } = await import('../../documents/paper-pdf.js');
  const { bytes } = await paperPdf(listPaper(table, plan, say), paperWords(words, table.sample));
  const named = [say('paper.file_draft'), say(`export.file.${table.kind}`), table.campaignId, table.period];
  return { name: fileName(named, 'pdf'), type: PDF_TYPE, bytes };
}

export function listPaper(table: ExportTable, plan: Plan, say: Say): Paper {
  const grid = gridOf(table, say);
  const at = (id: string): number => table.columns.findIndex((column) => column.id === id);
  const title = (id: string): string => grid.columns[at(id)]?.title ?? '';
  const columns = [
    { title: say('draft.column.tt'), share: 7, align: 'center' },
    { title: title('unit_name'), share: 22 },
    { title: title('eligibility'), share: 22 },
    { title: say('export.met_of'), share: 13, align: 'center' },
    { title: say('export.why'), share: 43 },
  ] as const;
  const row = (i: number, n: number): readonly string[] => {
    const text = (id: string): string => grid.rows[i]?.[at(id)]?.text ?? '';
    const time = table.rows[i]?.[at('on_time')];
    const late = time === 'late' || time === 'not_sent' ? say(`draft.${time}`) : '';
    const open = table.rows[i]?.[at('status')] === 'reported' ? say('draft.unverified') : '';
    const why = [text('reasons'), text('suspended'), open, late].filter((one) => one !== '').join('; ');
    return [
      String(n + 1),
      text('unit_name'),
      text('eligibility'),
      `${text('standards_met')}/${text('standards')}`,
      why,
    ];
  };
  const tierOf = (i: number): string => String(table.rows[i]?.[at('tier')] ?? '');
  const places = table.rows.map((_, i) => i);
  const tables = [...new Set(places.map(tierOf))].flatMap((tier): Block[] => [
    { kind: 'text', text: say('draft.tier', { tier }) },
    { kind: 'table', columns, rows: places.filter((i) => tierOf(i) === tier).map(row) },
  ]);
  const notes = [...grid.marks, ...table.notes].map((words): Block => ({ kind: 'text', text: words }));
  return {
    parent: expandCommittee(plan.issuer, say('paper.committee_long')),
    issuer: plan.roles.standingAgency.name,
    symbol: null,
    place: placeOf(plan.issuer),
    year: dayOf(table.asOf).slice(0, 4),
    type: say('export.list_type'),
    about: table.title,
    to: [],
    blocks: [...tables, ...notes],
    recipients: [],
    signer: { authority: null, title: say('draft.head_of_agency') },
    source: null,
  };
}
