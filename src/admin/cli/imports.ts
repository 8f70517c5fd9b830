/** units import, figures import */
import { readTableFile } from '../../documents/table.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import type { House } from '../../runtime/composition.js';
import { openObligations } from '../campaign-load.js';
import { importFigures, lookAtFigures } from '../figures-import.js';
import { type RefusedCell, refusedLine } from '../import/refused.js';
import { importUnits } from '../units-import.js';
import { act } from './act.js';
import { type Call, type Handler, type Output, option } from './call.js';

interface Opened {
  readonly house: House;
  readonly campaignId: string;
  readonly table: Extract<Awaited<ReturnType<typeof readTableFile>>, { ok: true }>['value'];
}

export async function open(call: Call): Promise<Result<Opened>> {
  const [path] = call.args;
  if (path === undefined) return refuse('usage_missing', { what: 'FILE' });
  const campaignId = option(call, 'campaign');
  if (campaignId === null) return refuse('usage_missing', { what: '--campaign ID' });
  const table = await readTableFile(path);
  if (!table.ok) return table;
  const house = await call.house();
  return house.ok ? ok({ house: house.value, campaignId, table: table.value }) : house;
}

/** All rows or none: every bad one is named. */
export async function withRefused(call: Call, refused: readonly RefusedCell[]): Promise<Result<Output>> {
  const words = await call.words();
  const rows = refused.map(({ row, column, code, message }) => {
    return { row, column, code, message: words.say(message, call.language) };
  });
  for (const cell of refused) call.note(words.say(refusedLine(cell), call.language));
  const message = words.say({ key: 'problem.rows_refused', params: { count: refused.length } }, call.language);
  const error = { code: 'rows_refused', message };
  return ok({ json: { error, created: 0, changed: 0, unchanged: 0, refused: rows }, text: '', failed: message });
}

export const units: Handler = async (call) => {
  const opened = await open(call);
  if (!opened.ok) return opened;
  const { house, campaignId, table } = opened.value;
  const done = await act(house, async (turn) => {
    const imported = await turn.do(importUnits, { campaignId, table });
    if (imported.refused.length > 0) return { ...imported, obligations: 0 };
    return { ...imported, obligations: (await turn.do(openObligations, { campaignId, through: null })).opened };
  });
  if (!done.ok) return done;
  return done.value.refused.length > 0 ? withRefused(call, done.value.refused) : ok({ json: done.value });
};

export const figures: Handler = async (call) => {
  const opened = await open(call);
  if (!opened.ok) return opened;
  const { house, campaignId, table } = opened.value;
  const look = await house.ask((facts) => lookAtFigures({ campaignId, table }, facts, { now: house.clock.now() }));
  if (!look.ok) return look;
  if (look.value.refused.length > 0) return withRefused(call, look.value.refused);
  const { rows } = look.value;
  const done =
    call.options.preview === true ? look : await act(house, (turn) => turn.do(importFigures, { campaignId, rows }));
  if (!done.ok) return done;
  const { created, changed, unchanged } = done.value;
  const counts = { created: created.length, changed: changed.length, unchanged: unchanged.length };
  return ok({ json: { ...counts, refused: [] } });
};
