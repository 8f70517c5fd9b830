/** Exports of the sample season, each opened again by another library. */
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import readXlsx from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { completenessTable } from '../../../src/admin/exports/completeness.js';
import { figuresTable } from '../../../src/admin/exports/figures.js';
import { listPaper } from '../../../src/admin/exports/list-paper.js';
import { makeExport } from '../../../src/admin/exports/make.js';
import { sayer } from '../../../src/admin/exports/say.js';
import {
  EXPORTS,
  type ExportCell,
  type ExportKind,
  type ExportTable,
  type Format,
} from '../../../src/admin/exports/table.js';
import { jsonOf, writeExport } from '../../../src/admin/exports/write.js';
import { checkFigures, groupByCode } from '../../../src/admin/import/figures.js';
import { KINDS } from '../../../src/admin/papers/kinds.js';
import { rollUpValues } from '../../../src/admin/papers/roll-up.js';
import { readTable } from '../../../src/documents/table.js';
import { type AskFacts, changedColumns } from '../../../src/questions/facts.js';
import { packageRoot } from '../../../src/runtime/root.js';
import { createFacts } from '../../../src/store/facts.js';
import type { Chat } from '../../support/chat.js';
import { words } from '../../support/office.js';
import { writeEvents } from '../../support/world.js';

export function exportTests(chat: Chat): void {
  const say = sayer(words);
  const tables = new Map<ExportKind, ExportTable>();

  beforeAll(async () => {
    chat.setTime(Date.parse('2023-12-18T08:05:00+07:00'));
    const goal = { campaignId: 'prtc', tier: 'area', criterionId: 'fiber_households', part: '', period: '2023' };
    const given = { source: '=Niên giám (số mẫu)', asOf: '2023-12-31', at: chat.now(), after: 0 };
    const value = { kind: 'ratio', numerator: 8100, denominator: 9000 } as const;
    await writeEvents(chat.house, [{ type: 'goal_entered', ...goal, value, ...given }], chat.now());
    for (const kind of EXPORTS) {
      const made = await chat.house.store.read((tx) =>
        makeExport(
          { kind, campaignId: 'prtc', period: '2023', sample: true },
          createFacts(tx, chat.house.caches, chat.now()),
          tx,
          words,
        ),
      );
      if (!made.ok) throw new Error(made.problem.code);
      tables.set(kind, made.value);
    }
  });

  const tableOf = (kind: ExportKind): ExportTable => {
    const found = tables.get(kind);
    if (found === undefined) throw new Error(kind);
    return found;
  };
  const fileOf = (kind: ExportKind, format: Format) => writeExport(tableOf(kind), format, say);
  const read = async (bytes: Uint8Array, sheet: number) => {
    const sheets = await readXlsx(Buffer.from(bytes));
    return sheets[sheet - 1]?.data ?? [];
  };

  describe.each(EXPORTS)('%s as a workbook', (kind) => {
    it('has a frozen header, typed cells, no formula, and its basis and query on the second sheet', async () => {
      const { bytes } = await fileOf(kind, 'xlsx');
      const parts = unzipSync(bytes);
      const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
      expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
      expect(sheet).toContain('<autoFilter ref="A1:');
      expect(Object.values(parts).some((part) => /<f[ >]/.test(strFromU8(part)))).toBe(false);
      const [header, ...rows] = await read(bytes, 1);
      expect(header).toEqual(tableOf(kind).columns.map((column) => column.title));
      expect(rows).toHaveLength(tableOf(kind).rows.length);
      const basis = (await read(bytes, 2)).flat().join('\n');
      expect(basis).toContain(`export ${kind} --campaign prtc --period 2023`);
      expect(basis).toContain('Kế hoạch số … tháng 02 năm 2023 của UBND thành phố Phan Rang-Tháp Chàm');
      expect(basis).toContain('Dữ liệu mẫu');
    });

    it('as JSON keeps to the documented schema', async () => {
      const schema = JSON.parse(readFileSync(new URL('docs/export.schema.json', packageRoot), 'utf8'));
      const file = JSON.parse(strFromU8((await fileOf(kind, 'json')).bytes));
      expect(z.fromJSONSchema(schema).safeParse(file).error).toBeUndefined();
      const ids = file.columns.map((column: { id: string }) => column.id).sort();
      for (const row of file.rows) expect(Object.keys(row).sort()).toEqual(ids);
    });

    it('as CSV begins with the mark and guards what would be a formula', async () => {
      const { bytes } = await fileOf(kind, 'csv');
      const text = strFromU8(bytes);
      expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      expect(text).not.toMatch(/(?:^|,)[=+@]/m);
    });
  });

  describe('figures', () => {
    it('hold counts, rates and times as what they are', async () => {
      const rows = await read((await fileOf('figures', 'xlsx')).bytes, 1);
      const row = rows.find((cells) => cells[2] === '22765' && cells[4] === 'work_files_online');
      expect(row?.slice(6, 10)).toEqual([482, 764, null, 0.6309]);
      expect(row?.[10]).toBe('đã thẩm định số liệu');
      const at: unknown = row?.[13];
      expect(at instanceof Date ? at.toISOString() : at).toMatch(/^2023-12-\d\dT/);
    });

    it.each(['csv', 'xlsx'] as const)(
      'come back through the import from %s as the very same figures',
      async (format) => {
        const table = await readTable((await fileOf('figures', format)).bytes);
        if (!table.ok) throw new Error(table.problem.code);
        const given = {
          ...table.value,
          rows: table.value.rows.filter(
            (row) => !['missing', 'chưa có'].includes(row.cells.status ?? row.cells['Trạng thái'] ?? ''),
          ),
        };
        const { plan, units } = await chat.house.ask(async (facts) => facts.ask('prtc'));
        const checked = checkFigures(given, { plan, unitsByCode: groupByCode(units), periodsKnown: new Set(['2023']) });
        if ('refused' in checked) throw new Error(JSON.stringify(checked.refused.slice(0, 3)));
        expect(checked.figures).toHaveLength(60);
        expect(checked.figures.filter((one) => one.status === 'verified').length).toBeGreaterThan(50);
      },
    );

    it('name what is missing in a row of its own', () => {
      const missing = tableOf('figures').rows.filter((row) => row[10] === 'missing');
      expect(missing.length).toBeGreaterThan(0);
      expect(new Set(missing.map((row) => row[2]))).toContain('H01');
    });

    it('take a hostile name as text', async () => {
      const rows = await read((await fileOf('figures', 'xlsx')).bytes, 1);
      expect(rows.some((cells) => cells[3] === 'Phường =HYPERLINK("http://x")')).toBe(true);
    });
  });

  describe('a unit that was let off', () => {
    /** Mỹ Đông owes nothing; where `given`, one figure of it is known all the same, and not of the first criterion. */
    async function letOff(given: boolean) {
      const asked = await chat.house.ask((facts) => facts.ask('prtc'));
      const obligations = await chat.house.ask((facts) => facts.obligationsIn('prtc', '2023'));
      const row = asked.units.findIndex((unit) => unit.code === '22771');
      const duties = asked.duties('2023');
      const owed = (duties?.owed ?? new Uint8Array()).slice().fill(0, row, row + 1);
      const figure = {
        value: { kind: 'ratio', numerator: 1, denominator: 2 },
        state: 'reported',
        source: 'import',
      } as const;
      const facts: AskFacts = {
        ...asked,
        duties: () => (duties === null ? null : { ...duties, owed }),
        columns(id, period) {
          const held = asked.columns(id, period);
          const more = given && id === 'admin_docs_edoc' && held !== null;
          return more ? changedColumns(held, new Map([[row, { ...figure, unitId: 0 }]])) : held;
        },
      };
      const making = { campaignId: 'prtc', period: '2023', sample: false, facts, say };
      const exempt = obligations.map((one) => (one.unit.code === '22771' ? { ...one, exempt: true } : one));
      return { making, exempt };
    }

    it('stands in the table of who has reported', async () => {
      const { making, exempt } = await letOff(false);
      const { rows, notes } = completenessTable(making, exempt);
      expect(rows.find((one) => one[1] === '22771')?.[3]).toBe('exempt');
      expect(notes.join(' ')).toContain('1 được miễn');
      expect(figuresTable(making, []).rows.some((one) => one[2] === '22771')).toBe(false);
    });

    it('is named in the roll-up, and is not among those who owe', async () => {
      const { making, exempt } = await letOff(false);
      const values = rollUpValues({ ...making, obligations: exempt, goals: [], sheets: [] });
      expect(values.fields).toMatchObject({ so_don_vi: '16', don_vi_duoc_mien: 'Phường Mỹ Đông' });
      const { blocks } = KINDS.roll_up.layout(values, say, false);
      expect(blocks).toContainEqual({ kind: 'text', text: 'Đơn vị được miễn báo cáo: Phường Mỹ Đông.' });
    });

    it('loses no figure it gave all the same', async () => {
      const { making } = await letOff(true);
      const rows = figuresTable(making, []).rows.filter((one) => one[2] === '22771');
      expect(rows.map((one) => [one[4], one[6], one[10]])).toContainEqual(['admin_docs_edoc', '1', 'reported']);
    });
  });

  describe('ranking and eligibility', () => {
    it('rank as the answers do: equal ones share a place', () => {
      const first = tableOf('ranking').rows.filter((row) => row[1] === 'work_files_online');
      expect(first[0]?.slice(3, 6)).toEqual(['1', '22759', 'Phường Kinh Dinh']);
      const full = tableOf('ranking').rows.filter((row) => row[1] === 'econ_reports_on_system');
      expect(new Set(full.map((row) => row[3]))).toEqual(new Set(['1']));
    });

    it('say why a unit is not on the list, and never that one is commended', () => {
      const rows = tableOf('eligibility').rows;
      const daiSon = rows.find((row) => row[1] === '22765');
      expect(daiSon?.[6]).toMatch(
        /^Văn bản hành chính điện tử: 1\.196\/1\.204 = 99,34%, yêu cầu = 100%, thiếu 8 văn bản$/,
      );
      expect(JSON.stringify(jsonOf(tableOf('eligibility')))).not.toContain('được khen');
    });

    it('stand on pages as a table for each group, numbered from one', async () => {
      const table = tableOf('eligibility');
      const rows = table.rows.map((cells, i) => [i < 3 ? 'phòng, ban' : cells[0], ...cells.slice(1)] as ExportCell[]);
      const { plan } = await chat.house.ask((facts) => facts.ask('prtc'));
      const { blocks } = listPaper({ ...table, rows }, plan, say);
      const texts = blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
      expect(texts.slice(0, 2)).toEqual(['Nhóm: phòng, ban', 'Nhóm: phường, xã']);
      const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block.rows.map(([n]) => n)] : []));
      expect(tables.map((one) => [one[0], one.length])).toEqual([
        ['1', 3],
        ['1', rows.length - 3],
      ]);
    });

    it('refuse a period that holds nothing', async () => {
      const made = await chat.house.store.read((tx) =>
        makeExport(
          { kind: 'figures', campaignId: 'prtc', period: '1999', sample: true },
          createFacts(tx, chat.house.caches, chat.now()),
          tx,
          words,
        ),
      );
      expect(made.ok ? null : made.problem.code).toBe('export_empty');
    });
  });
}
