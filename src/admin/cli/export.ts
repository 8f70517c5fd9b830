/** export figures | ranking | eligibility | completeness */
import { writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { ok, type Result, refuse } from '../../domain/problem.js';
import type { Words } from '../../messages/render.js';
import { createFacts } from '../../store/facts.js';
import { makeExport } from '../exports/make.js';
import { sayer } from '../exports/say.js';
import { EXPORTS, type ExportTable, FORMATS, type Format } from '../exports/table.js';
import { type WrittenFile, writeExport } from '../exports/write.js';
import { noteMade } from '../papers/made.js';
import { act } from './act.js';
import { type Call, type Handler, option } from './call.js';
import { type At, campaignOf } from './people.js';

/** `--format`, or what the file's name ends in, or a workbook. Only the list to be considered is a paper too. */
function formatOf(call: Call, out: string): Result<Format | 'pdf'> {
  const named = option(call, 'format') ?? extname(out).slice(1).toLowerCase();
  if (named === '') return ok('xlsx');
  const known = call.args[0] === 'eligibility' ? ([...FORMATS, 'pdf'] as const) : FORMATS;
  const format = known.find((one) => one === named);
  if (format !== undefined) return ok(format);
  return refuse('usage_one_of', { option: '--format', found: named, known: known.join(', ') });
}

/** Never over a file that is there: an export that was signed and filed must not change under its name. */
export function writeOut(out: string, bytes: Uint8Array): Result<null> {
  try {
    writeFileSync(out, bytes, { mode: 0o600, flag: 'wx' });
    return ok(null);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return refuse(code === 'EEXIST' ? 'out_exists' : 'out_unwritable', { file: out });
  }
}

async function tableOf({ house, campaignId }: At, call: Call): Promise<Result<ExportTable>> {
  const [name = ''] = call.args;
  const kind = EXPORTS.find((one) => one === name);
  if (kind === undefined) return refuse('usage_one_of', { option: 'export', found: name, known: EXPORTS.join(', ') });
  const now = house.clock.now();
  const words = await call.words();
  return house.store.read(async (tx) => {
    const facts = createFacts(tx, house.caches, now);
    const period = option(call, 'period') ?? (await facts.ask(campaignId)).period;
    return makeExport({ kind, campaignId, period, sample: house.trial !== null }, facts, tx, words);
  });
}

async function fileOf({ house }: At, table: ExportTable, format: Format | 'pdf', words: Words): Promise<WrittenFile> {
  if (format !== 'pdf') return writeExport(table, format, sayer(words));
  const { listFile } = await import('../exports/list-paper.js');
  const { plan } = await house.ask((facts) => facts.ask(table.campaignId));
  return listFile(table, plan, words);
}

export const exportTable: Handler = async (call) => {
  const out = option(call, 'out');
  if (out === null) return refuse('usage_missing', { what: '--out FILE' });
  const format = formatOf(call, out);
  if (!format.ok) return format;
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const table = await tableOf(at.value, call);
  if (!table.ok) return table;
  const { campaignId, kind, period, rows } = table.value;
  const file = await fileOf(at.value, table.value, format.value, await call.words());
  const written = writeOut(out, file.bytes);
  if (!written.ok) return written;
  const args = { campaignId, what: `export:${kind}`, period, unitId: null, names: false };
  const noted = await act(at.value.house, (turn) => turn.do(noteMade, args));
  if (!noted.ok) return noted;
  return ok({
    json: {
      kind,
      campaign: campaignId,
      period,
      format: format.value,
      rows: rows.length,
      bytes: file.bytes.length,
      file: out,
    },
  });
};
