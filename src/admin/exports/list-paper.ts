/** "Danh sách xét" on A4 pages: who meets the quantitative standards, and what keeps the others from it. A draft, without a signature. */

import type { Block, Paper } from '../../documents/paper.js';
import type { Plan } from '../../domain/plan.js';
import { dayOf } from '../../domain/time.js';
import { expandCommittee, placeOf } from '../papers/issuer.js';
import type { Say } from './say.js';
import type { ExportTable } from './table.js';
import { gridOf } from './write.js';

export function listPaper(table: ExportTable, plan: Plan, say: Say): Paper {
  const grid = gridOf(table, say);
  const at = (id: string): number => table.columns.findIndex((column) => column.id === id);
  const [name, standing, met, of, reasons, suspended] = [
    at('unit_name'),
    at('eligibility'),
    at('standards_met'),
    at('standards'),
    at('reasons'),
    at('suspended'),
  ];
  const why = (...words: readonly string[]): string => words.filter((one) => one !== '').join('; ');
  const title = (place: number): string => grid.columns[place]?.title ?? '';
  const rows: Block = {
    kind: 'table',
    columns: [
      { title: say('draft.column.tt'), share: 7, align: 'center' },
      { title: title(name), share: 22 },
      { title: title(standing), share: 22 },
      { title: say('export.met_of'), share: 13, align: 'center' },
      { title: title(reasons), share: 43 },
    ],
    rows: grid.rows.map((cells, i) => {
      const text = (place: number): string => cells[place]?.text ?? '';
      return [
        String(i + 1),
        text(name),
        text(standing),
        `${text(met)}/${text(of)}`,
        why(text(reasons), text(suspended)),
      ];
    }),
  };
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
    blocks: [rows, ...notes],
    recipients: [],
    signer: { authority: null, title: say('draft.head_of_agency') },
    source: null,
  };
}
