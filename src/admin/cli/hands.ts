/** figures set | contest, report approve | send-back | withdraw: acting as a named seat, through the decisions of the chat. */
import type { SeatView } from '../../conversation/facts.js';
import type { FigureValue } from '../../domain/figure.js';
import type { Act } from '../../domain/people.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import { isoOf } from '../../domain/time.js';
import { contestValue } from '../review/answer.js';
import { approveReport, sendBackReport } from '../review/approve.js';
import { takeBack } from '../review/take-back.js';
import { setValue } from '../review/verify.js';
import { act } from './act.js';
import { type Call, type Handler, option } from './call.js';
import { readValue } from './enter.js';
import { unitOf } from './people.js';
import { type AtReport, JUDGES, type Named, reportOf, seatNamed, valueJson } from './review.js';

interface AtDesk extends AtReport {
  readonly as: Named;
}

/** The report named, and the seat that acts on it. */
async function deskFor(call: Call, acts: readonly Act[]): Promise<Result<AtDesk>> {
  const at = await reportOf(call);
  if (!at.ok) return at;
  const as = await seatNamed(call, at.value, acts, at.value.obligation.unit.id);
  return as.ok ? ok({ ...at.value, as: as.value }) : as;
}

export const set: Handler = async (call) => {
  const [typed = '', ...words] = call.args;
  const value: FigureValue | null = readValue(typed);
  const criterionId = option(call, 'criterion');
  if (value === null) return refuse('figure_unreadable', { found: typed });
  if (criterionId === null) return refuse('usage_missing', { what: '--criterion ID' });
  const at = await deskFor(call, JUDGES);
  if (!at.ok) return at;
  const { house, campaignId, obligation, as } = at.value;
  const args = { campaignId, obligationId: obligation.id, officer: as.officer, version: null, criterionId, value };
  const done = await act(house, (turn) => turn.do(setValue, { ...args, reason: words.join(' ') }, as.actor));
  if (!done.ok) return done;
  const { decided } = done.value;
  return ok({ json: { unit: obligation.unit.code, criterion: criterionId, ...valueJson({ value }), decided } });
};

export const contest: Handler = async (call) => {
  const words = call.args.join(' ');
  const criterionId = option(call, 'criterion');
  if (words === '' || criterionId === null) return refuse('usage_missing', { what: 'REASON --criterion ID' });
  const at = await deskFor(call, ['report']);
  if (!at.ok) return at;
  const { house, campaignId, obligation, as } = at.value;
  const { id: obligationId, unit, period } = obligation;
  const done = await act(house, async (turn) => {
    const figures = await turn.facts.figures(campaignId, unit.id, period);
    const version = figures.find((one) => one.criterionId === criterionId)?.version ?? 0;
    return turn.do(contestValue, { campaignId, obligationId, criterionId, version, words }, as.actor);
  });
  return done.ok ? ok({ json: { unit: unit.code, criterion: criterionId, told: done.value.told } }) : done;
};

/** The head's seat as the decision takes it. */
async function headOf(call: Call): Promise<Result<AtDesk & { readonly seat: SeatView }>> {
  const at = await deskFor(call, ['approve']);
  if (!at.ok) return at;
  const { house, campaignId, as } = at.value;
  const seat = (await house.ask((facts) => facts.seats(campaignId))).find((one) => one.id === as.officer.seatId);
  return seat === undefined ? refuse('seat_unknown', { seat: as.officer.seatId }) : ok({ ...at.value, seat });
}

export const approve: Handler = async (call) => {
  const at = await headOf(call);
  if (!at.ok) return at;
  const { house, campaignId, obligation, as, seat } = at.value;
  const args = { campaignId, obligationId: obligation.id, taskId: null, seat };
  const done = await act(house, (turn) => turn.do(approveReport, args, as.actor));
  if (!done.ok) return done;
  const { receipt, onTime } = done.value;
  return ok({ json: { unit: obligation.unit.code, receipt, at: isoOf(house.clock.now()), on_time: onTime } });
};

export const sendBack: Handler = async (call) => {
  const words = call.args.join(' ');
  if (words === '') return refuse('usage_missing', { what: 'REASON' });
  const at = await headOf(call);
  if (!at.ok) return at;
  const { house, campaignId, obligation, as, seat } = at.value;
  const args = { campaignId, obligationId: obligation.id, taskId: null, seat, words };
  const done = await act(house, (turn) => turn.do(sendBackReport, args, as.actor));
  return done.ok ? ok({ json: { unit: obligation.unit.code, told: done.value.told } }) : done;
};

export const withdraw: Handler = async (call) => {
  const reason = call.args.join(' ');
  if (reason === '') return refuse('usage_missing', { what: 'REASON' });
  const at = await deskFor(call, ['enter_for']);
  if (!at.ok) return at;
  const meantFor = await unitOf(at.value, option(call, 'for'));
  if (!meantFor.ok) return meantFor;
  const { house, campaignId, obligation, as } = at.value;
  const args = { campaignId, obligationId: obligation.id, version: null, reason, meantFor: meantFor.value };
  const done = await act(house, (turn) => turn.do(takeBack, args, as.actor));
  if (!done.ok) return done;
  const { told } = done.value;
  return ok({ json: { unit: obligation.unit.code, withdrawn: true, told_unit: told.wrong, told_for: told.right } });
};
