/**
 * Files are made at the moment they are sent, from what they are about: one row per kind of recipe. What makes them is
 * heavy and is imported when the first one is asked for. Whether the person may have the file was judged by the turn
 * that named it.
 */
import type { ExportTable } from '../../admin/exports/table.js';
import type { OutgoingFile } from '../../channels/channel.js';
import { OCCASIONS } from '../../domain/award.js';
import { ok, type Problem } from '../../domain/problem.js';
import { type FileRecipe, type Line, line } from '../../messages/message.js';
import type { Store } from '../../store/port.js';
import type { Clock } from '../clock.js';
import type { House } from '../composition.js';
import type { Config } from '../config.js';
import { evidenceStore } from './evidence.js';

type Params = FileRecipe['params'];
type Make = (params: Params, house: FilesHouse) => Promise<MadeFile>;

/** Null: what it is about is gone. `refused`: why it cannot be made, for whoever asked. */
export type MadeFile = OutgoingFile | { readonly refused: Line } | null;

/** What makers of files ask of the house: it reads, and writes nothing. A worker has one of its own. */
export interface FilesHouse extends Pick<House, 'ask' | 'words' | 'caches' | 'secretKey'> {
  readonly store: Pick<Store, 'read'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly config: Pick<Config, 'dataDir'>;
  /** A trial's figures are samples. */
  readonly sample: boolean;
}

export const filesHouse = (house: House): FilesHouse => ({ ...house, sample: house.trial !== null });

const FILES: Readonly<Record<string, Make>> = {
  async qr({ link, name }) {
    const { qrPng } = await import('../../documents/qr.js');
    return { name: `${name}.png`, type: 'image/png', bytes: await qrPng(String(link)) };
  },

  /** What is kept about one person, for that person. */
  async my_data({ personId }, house) {
    const kept = await house.ask((facts) => facts.keptData(String(personId)));
    const bytes = new TextEncoder().encode(`${JSON.stringify(kept, null, 2)}\n`);
    return { name: 'du-lieu-cua-toi.json', type: 'application/json', bytes };
  },

  async answer_paper(params, house) {
    const made = await sheetOf(params, house);
    if (made === null) return null;
    const { PDF_TYPE, pdfFile } = await import('../../documents/pdf.js');
    return { name: `${made.name}.pdf`, type: PDF_TYPE, bytes: await pdfFile(made.sheet) };
  },

  async answer_table(params, house) {
    const made = await sheetOf(params, house);
    if (made === null) return null;
    const { XLSX_TYPE, xlsxFile } = await import('../../documents/workbook.js');
    return { name: `${made.name}.xlsx`, type: XLSX_TYPE, bytes: await xlsxFile(made.sheet) };
  },

  async answer_chart(params, house) {
    const made = await sheetOf(params, house);
    if (made === null) return null;
    const { chartPng, PNG_TYPE } = await import('../../documents/chart.js');
    return { name: `${made.name}.png`, type: PNG_TYPE, bytes: await chartPng(made.sheet) };
  },

  async ledger({ broadcastId }, house) {
    const { ledgerTable } = await import('../../admin/broadcast/ledger-table.js');
    const { sayer } = await import('../../admin/exports/say.js');
    const { writeExport } = await import('../../admin/exports/write.js');
    const say = sayer(await house.words());
    const making = { say, sample: house.sample, now: house.clock.now() };
    const table = await house.ask(async (facts) => {
      const one = await facts.announcements().get(String(broadcastId));
      return one === null ? null : ledgerTable(one, facts, making);
    });
    return table === null ? null : writeExport(table, 'xlsx', say);
  },

  async evidence({ sha256, name, type }, house) {
    const bytes = await evidenceStore(house).get(String(sha256));
    return bytes === null ? null : { name: String(name), type: String(type), bytes };
  },

  /** The codes stand in the recipe alone, which is erased once the sheet has gone out. */
  async invitation_sheet({ campaignId, layout, until, codes, page, telegram }, house) {
    const { sheetFile } = await import('./invitation-sheet.js');
    const read = String(codes)
      .split(' ')
      .map((one) => one.split('='))
      .map(([unitId = '', code = '']) => ({ unitId: Number(unitId), code }));
    const links = { page: page === '' ? null : String(page), telegram: telegram === '' ? null : String(telegram) };
    const recipe = { campaignId: String(campaignId), layout: String(layout), until: Number(until), links, codes: read };
    return sheetFile(recipe, house);
  },

  /** Figures, ranking … of one period: the same as `export` of the command line. */
  async export({ table, format, campaignId, period }, house) {
    const { EXPORTS, FORMATS } = await import('../../admin/exports/table.js');
    const { makeExport } = await import('../../admin/exports/make.js');
    const { sayer } = await import('../../admin/exports/say.js');
    const { writeExport } = await import('../../admin/exports/write.js');
    const { createFacts } = await import('../../store/facts.js');
    const kind = EXPORTS.find((one) => one === table);
    const as = FORMATS.find((one) => one === format);
    if (kind === undefined || (as === undefined && format !== 'pdf')) return null;
    const words = await house.words();
    const args = { kind, campaignId: String(campaignId), period: String(period), sample: house.sample };
    const made = await house.store.read((tx) =>
      makeExport(args, createFacts(tx, house.caches, house.clock.now()), tx, words),
    );
    if (!made.ok) return null;
    return as === undefined ? listPages(made.value, house) : writeExport(made.value, as, sayer(words));
  },

  /** `sheets` is `<unit>:<code>` and so on; `page` what a code is put behind, '' where there is no page. */
  async urging({ campaignId, obligations, sheets, page, until, at }, house) {
    const [{ urgingPaper }, { qrPng }] = await Promise.all([
      import('../../admin/papers/urging.js'),
      import('../../documents/qr.js'),
    ]);
    const made = new Map<number, { code: string; png: Uint8Array | null }>();
    for (const one of String(sheets).split(' ').filter(Boolean)) {
      const [unitId = '', code = ''] = one.split(':');
      made.set(Number(unitId), { code, png: page === '' ? null : await qrPng(`${page}${code}`) });
    }
    const words = await house.words();
    const args = { campaignId: String(campaignId), obligationIds: String(obligations).split(' '), sheets: made };
    const when = { until: String(until), at: Number(at) };
    return wordPaper(await house.ask((facts) => urgingPaper({ ...args, ...when }, facts, words)), house);
  },

  /** A draft of the standing agency: in the office's own form, or laid out by the house. */
  async paper({ paper, format, campaignId, period, occasion, awardId, nominationId, personal }, house) {
    const { paperKind } = await import('../../admin/papers/kinds.js');
    const { paperFile } = await import('../../admin/papers/make.js');
    const { ownForm } = await import('./forms.js');
    const { paperValues } = await import('../../admin/papers/values.js');
    const kind = paperKind(String(paper));
    if (kind === null) return null;
    const words = await house.words();
    const text = (value: string | number | undefined) => (value === undefined || value === '' ? null : String(value));
    const args = {
      paper: kind.id,
      campaignId: String(campaignId),
      period: String(period),
      sample: house.sample,
      now: house.clock.now(),
      occasion: OCCASIONS.find((one) => one === occasion) ?? null,
      awardId: text(awardId),
      nominationId: text(nominationId),
    };
    const made = await house.ask((facts) => paperValues(args, facts, words));
    if (!made.ok) return null;
    // A person proposed since it was asked for: it was judged to hold none.
    if (made.value.personal && personal !== 1) return { refused: line('file.private') };
    const as = format === 'pdf' ? 'pdf' : 'docx';
    // Pages are laid out by the house whatever form there is.
    const own = as === 'pdf' ? ok(null) : await ownForm(house, args.campaignId, kind.id);
    if (!own.ok) return refused(own.problem);
    const file = await paperFile({ ...made.value, kind, format: as, form: own.value?.bytes ?? null }, words);
    return file.ok ? file.value : refused(file.problem);
  },

  /** Everything kept about one report, for auditors. */
  async audit_file({ obligationId, names, role }, house) {
    const { gatherAudit } = await import('../../admin/audit-file/gather.js');
    const { auditFile } = await import('../../admin/audit-file/make.js');
    const { createFacts } = await import('../../store/facts.js');
    const words = await house.words();
    const now = house.clock.now();
    const store = evidenceStore(house);
    const found = await house.store.read((tx) =>
      gatherAudit(String(obligationId), createFacts(tx, house.caches, now), tx, house.secretKey, (id) => store.get(id)),
    );
    if (found === null) return null;
    const by = words.say(line(`audit.role.${role}`), 'vi');
    return auditFile(found, { now, by, names: names === 1, sample: house.sample }, words);
  },

  /** The form in use: the office's own, or the plain one with its names. */
  async form({ paper, campaignId }, house) {
    const { paperKind } = await import('../../admin/papers/kinds.js');
    const { plainForm } = await import('../../admin/papers/make.js');
    const { ownForm } = await import('./forms.js');
    const { DOCX_TYPE } = await import('../../documents/word.js');
    const kind = paperKind(String(paper));
    if (kind === null) return null;
    const own = await ownForm(house, String(campaignId), kind.id);
    if (!own.ok) return refused(own.problem);
    return own.value === null ? plainForm(kind, await house.words()) : { ...own.value, type: DOCX_TYPE };
  },

  async unit_report({ obligationId }, house) {
    const { unitReport } = await import('../../admin/papers/unit-report.js');
    const words = await house.words();
    return wordPaper(await house.ask((facts) => unitReport(String(obligationId), facts, words)), house);
  },
};

const refused = ({ code, params }: Problem): MadeFile => ({ refused: line(`papers.refused.${code}`, params) });

/** Null when the recipe is of no known kind, or what it is about is gone: the words then go out alone. */
export async function makeFile(recipe: FileRecipe, house: FilesHouse): Promise<MadeFile> {
  return (await FILES[recipe.kind]?.(recipe.params, house)) ?? null;
}

async function sheetOf({ answerId, language, ofUnit }: Params, house: FilesHouse) {
  const { answerSheet } = await import('../../admin/papers/answer-sheet.js');
  const words = await house.words();
  const args = {
    answerId: String(answerId),
    language: language === 'en' ? 'en' : 'vi',
    ofUnit: ofUnit === 1,
    sample: house.sample,
  } as const;
  return house.ask((facts) => answerSheet(args, facts, words));
}

async function wordPaper(
  made: { readonly name: string; readonly paper: import('../../documents/paper.js').Paper } | null,
  house: FilesHouse,
): Promise<OutgoingFile | null> {
  if (made === null) return null;
  const { DOCX_TYPE, wordFile } = await import('../../documents/word.js');
  const { paperWords } = await import('../../admin/papers/words.js');
  return {
    name: made.name,
    type: DOCX_TYPE,
    bytes: await wordFile(made.paper, paperWords(await house.words(), house.sample)),
  };
}

/** The list to be considered, on A4 pages. */
async function listPages(table: ExportTable, house: FilesHouse): Promise<MadeFile> {
  const { listFile } = await import('../../admin/exports/list-paper.js');
  const plan = (await house.ask((facts) => facts.campaign(table.campaignId)))?.plan;
  return plan === undefined ? null : listFile(table, plan, await house.words());
}
