/** units reorganise: the whole reform in one transaction, or a preview that changes nothing. */
import { ok, refuse } from '../../domain/problem.js';
import { isDay } from '../../domain/time.js';
import { openObligations } from '../campaign-load.js';
import { type Reform, reorganise as reorganiseUnits } from '../reform/reorganise.js';
import { type Settled, settleReform } from '../reform/settle.js';
import { act, type Steps } from './act.js';
import { type Handler, option } from './call.js';
import { open, withRefused } from './imports.js';

class Preview extends Error {
  constructor(readonly done: object) {
    super('preview');
  }
}

const json = (reform: Reform, settled: Settled, obligations: number) => ({
  ended: reform.ended.map((unit) => ({ code: unit.code, name: unit.name })),
  opened: reform.opened,
  unchanged: reform.unchanged,
  reports_absorbed: settled.absorbed,
  reports_opened: obligations,
  seats_moved: settled.seatsMoved,
  seats_ended: settled.seatsEnded,
  to_choose: settled.toChoose,
});

export const reorganise: Handler = async (call) => {
  const from = option(call, 'from');
  const document = option(call, 'document');
  if (from === null || !isDay(from)) return refuse('usage_missing', { what: '--from DAY' });
  if (document === null) return refuse('usage_missing', { what: '--document TEXT' });
  const opened = await open(call);
  if (!opened.ok) return opened;
  const { house, campaignId, table } = opened.value;
  const preview = call.options.preview === true;
  const steps = async (turn: Steps) => {
    const reform = await turn.do(reorganiseUnits, { campaignId, table, from, document });
    if (reform.refused.length > 0) return { refused: reform.refused, said: null };
    const { opened: obligations } = await turn.do(openObligations, { campaignId, through: null });
    const ended = reform.ended.map((unit) => unit.code);
    const settled = await turn.do(settleReform, { campaignId, from, document, ended });
    const said = json(reform, settled, obligations);
    if (preview) throw new Preview(said);
    return { refused: [], said };
  };
  try {
    const done = await act(house, steps);
    if (!done.ok) return done;
    if (done.value.refused.length > 0) return withRefused(call, done.value.refused);
    return ok({ json: { ...done.value.said, done: true } });
  } catch (error) {
    if (error instanceof Preview) return ok({ json: { ...error.done, done: false } });
    throw error;
  }
};
