/** figures enter: "nhập thay" from a paper report, `work_files_online=334/612 …` */
import type { ObligationView } from '../../conversation/facts.js';
import type { FigureValue } from '../../domain/figure.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import { isRatio, toDecimal } from '../../domain/quantity.js';
import { dayOf, isDay, isoOf } from '../../domain/time.js';
import type { SentFigure } from '../../events/event.js';
import { enterFor } from '../enter-for.js';
import { act } from './act.js';
import { type Handler, option } from './call.js';
import { type At, campaignOf, unitOf } from './people.js';

/** Plain digits only: `334/612`, `85.5%`, `-3.2%` (growth), `12`, `not_arisen`; yes and no are `1/1` and `0/1`. */
export function readValue(text: string): FigureValue | null {
  const [, numerator, denominator] = /^(\d{1,16})\/(\d{1,16})$/.exec(text) ?? [];
  if (numerator !== undefined && denominator !== undefined) {
    const value = { numerator: Number(numerator), denominator: Number(denominator) };
    return isRatio(value.numerator, value.denominator) ? { kind: 'ratio', ...value } : null;
  }
  if (text === 'not_arisen') return { kind: 'not_arisen', reason: null };
  const decimal = toDecimal(text.replace(/%$/, ''));
  if (decimal === null || (decimal.startsWith('-') && !text.endsWith('%'))) return null;
  return text.endsWith('%') ? { kind: 'percent', percent: decimal } : { kind: 'count', value: decimal };
}

function readFigures(args: readonly string[]): Result<readonly SentFigure[]> {
  const figures: SentFigure[] = [];
  for (const arg of args) {
    const at = arg.indexOf('=');
    const value = at < 1 ? null : readValue(arg.slice(at + 1));
    if (value === null) return refuse('figure_unreadable', { found: arg });
    figures.push({ criterionId: arg.slice(0, at), value, note: null });
  }
  return ok(figures);
}

async function owed({ house, campaignId }: At, unitId: number, period: string): Promise<ObligationView | undefined> {
  return (await house.ask((facts) => facts.obligations(campaignId, unitId))).find((one) => one.period === period);
}

export const enter: Handler = async (call) => {
  const period = option(call, 'period');
  if (period === null || call.args.length === 0) return refuse('usage_missing', { what: 'CRITERION=N/D --period P' });
  const figures = readFigures(call.args);
  if (!figures.ok) return figures;
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const unit = await unitOf(at.value, option(call, 'unit'));
  if (!unit.ok) return unit;
  if (unit.value === null) return refuse('usage_missing', { what: '--unit CODE' });
  const obligation = await owed(at.value, unit.value.id, period);
  if (obligation === undefined) return refuse('obligation_unknown', { id: `${unit.value.code} ${period}` });
  const { house, campaignId } = at.value;
  const receivedOn = option(call, 'received') ?? dayOf(house.clock.now());
  if (!isDay(receivedOn)) return refuse('usage_day', { option: '--received', found: receivedOn });
  const known = new Set((await house.ask((facts) => facts.campaign(campaignId)))?.plan.criteria.map((one) => one.id));
  const odd = figures.value.find((one) => !known.has(one.criterionId));
  if (odd !== undefined) return refuse('figure_unreadable', { found: odd.criterionId });
  const args = { campaignId, obligationId: obligation.id, figures: figures.value, receivedOn, officer: null };
  const done = await act(house, (turn) => turn.do(enterFor, args));
  if (!done.ok) return done;
  const { receipt, onTime, told } = done.value;
  const json = { unit: unit.value.code, period, receipt, at: isoOf(house.clock.now()), on_time: onTime, told };
  return ok({ json });
};
