/** verify, return, figures show, period close | unlock: acting as a named seat, through the decisions of the chat. */
import type { FigureVersion, ObligationView } from '../../conversation/facts.js';
import { type Act, may } from '../../domain/people.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import { isoOf } from '../../domain/time.js';
import type { Actor } from '../../events/event.js';
import type { Officer } from '../review/case.js';
import { closePeriod, type PeriodState, periodState, reopenPeriod } from '../review/period.js';
import { returnFigure, verifyFigures } from '../review/verify.js';
import { campaignStatus } from '../status.js';
import { act } from './act.js';
import { type Call, type Handler, option } from './call.js';
import { type At, campaignOf, unitOf } from './people.js';

export interface AtReport extends At {
  readonly obligation: ObligationView;
}

/** The report that `--unit` and `--period` name. */
export async function reportOf(call: Call): Promise<Result<AtReport>> {
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const period = option(call, 'period');
  const unit = await unitOf(at.value, option(call, 'unit'));
  if (!unit.ok) return unit;
  if (unit.value === null || period === null) return refuse('usage_missing', { what: '--unit CODE --period P' });
  const { house, campaignId } = at.value;
  const unitId = unit.value.id;
  const owed = await house.ask((facts) => facts.obligations(campaignId, unitId));
  const obligation = owed.find((one) => one.period === period);
  if (obligation === undefined) return refuse('obligation_unknown', { id: `${unit.value.code} ${period}` });
  return ok({ ...at.value, obligation });
}

/** Whoever may judge figures, or stands in where the office's own officer may not: the decision itself says which. */
export const JUDGES: readonly Act[] = ['verify', 'second'];

export interface Named {
  readonly officer: Officer;
  readonly actor: Actor;
}

/** `--as SEAT`: a seat in force of this campaign whose role allows one of the acts (on the unit), as the chat would ask of it. */
export async function seatNamed(
  call: Call,
  { house, campaignId }: At,
  acts: readonly Act[],
  unitId: number | null = null,
): Promise<Result<Named>> {
  const wanted = option(call, 'as');
  if (wanted === null) return refuse('usage_missing', { what: '--as SEAT' });
  const row = (await house.ask((facts) => facts.seats(campaignId))).find((one) => one.id === wanted);
  const standing = { role: row?.role ?? 'leader', unitId: row?.unit?.id ?? null } as const;
  const fits = row !== undefined && !row.locked && acts.some((one) => may(standing, one, unitId));
  if (row === undefined || !fits) return refuse('seat_unknown', { seat: wanted });
  const { id: seatId, personId, role } = row;
  return ok({ officer: { seatId, personId, role }, actor: { kind: 'seat', seatId, personId } });
}

export const verify: Handler = async (call) => {
  const at = await reportOf(call);
  if (!at.ok) return at;
  const as = await seatNamed(call, at.value, JUDGES);
  if (!as.ok) return as;
  const { house, campaignId, obligation } = at.value;
  const args = { campaignId, obligationId: obligation.id, version: null, criterionId: option(call, 'criterion') };
  const done = await act(house, (turn) =>
    turn.do(verifyFigures, { ...args, officer: as.value.officer }, as.value.actor),
  );
  if (!done.ok) return done;
  const { agreed, whole } = done.value;
  return ok({ json: { unit: obligation.unit.code, verified: agreed.map((one) => one.criterion.id), whole } });
};

export const giveBack: Handler = async (call) => {
  const reason = call.args.join(' ');
  const criterionId = option(call, 'criterion');
  if (reason === '' || criterionId === null) return refuse('usage_missing', { what: 'REASON --criterion ID' });
  const at = await reportOf(call);
  if (!at.ok) return at;
  const as = await seatNamed(call, at.value, JUDGES);
  if (!as.ok) return as;
  const { house, campaignId, obligation } = at.value;
  const args = { campaignId, obligationId: obligation.id, version: null, criterionId, reason, agreeRest: false };
  const done = await act(house, (turn) =>
    turn.do(returnFigure, { ...args, officer: as.value.officer }, as.value.actor),
  );
  if (!done.ok) return done;
  const { dueBefore, told } = done.value;
  return ok({ json: { unit: obligation.unit.code, criterion: criterionId, due_before: isoOf(dueBefore), told } });
};

export function valueJson({ value }: Pick<FigureVersion, 'value'>): object {
  switch (value.kind) {
    case 'ratio':
      return { numerator: String(value.numerator), denominator: String(value.denominator) };
    case 'percent':
      return { percent: value.percent };
    case 'count':
      return { value: value.value };
    case 'not_arisen':
      return { not_arisen: true };
    default:
      return value satisfies never;
  }
}

const versionJson = (one: FigureVersion) => ({
  criterion: one.criterionId,
  version: one.version,
  ...valueJson(one),
  state: one.state,
  source: one.source,
  at: isoOf(one.at),
  by: one.by === null ? null : { seat: one.by.seatId, role: one.by.role },
  reason: one.reason,
  note: one.note,
  origin: one.origin,
  supplementary: one.supplementary,
});

/** Every version of the report's figures with who and when, and what verification did: reported, verified, final. */
export const show: Handler = async (call) => {
  const at = await reportOf(call);
  if (!at.ok) return at;
  const { house, campaignId, obligation } = at.value;
  const { unit, period, submitted } = obligation;
  const versions = await house.ask((facts) => facts.history(campaignId, unit.id, period));
  const acts = await house.ask((facts) => facts.reviewActs(campaignId, unit.id, period));
  const only = option(call, 'criterion');
  return ok({
    json: {
      unit: { code: unit.code, name: unit.name },
      period,
      receipt: submitted?.receipt ?? null,
      sent_at: submitted === null ? null : isoOf(submitted.at),
      on_time: submitted?.onTime ?? null,
      versions: versions.filter((one) => only === null || one.criterionId === only).map(versionJson),
      acts: acts
        .filter((one) => only === null || one.criterionId === only)
        .map(({ criterionId, version, act: done, words, at: when, by }) => ({
          criterion: criterionId,
          version,
          act: done,
          words,
          at: isoOf(when),
          by: by === null ? null : { seat: by.seatId, role: by.role },
        })),
    },
  });
};

const stateJson = ({ period, total, notSent, unverified, open }: PeriodState) => ({
  period,
  total,
  missing: notSent.map((one) => one.unit.code),
  unverified: unverified.map((one) => one.unit.code),
  open_figures: open,
});

export const close: Handler = async (call) => {
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const { house, campaignId } = at.value;
  const period = option(call, 'period');
  if (call.options.preview === true) {
    const seen = await act(house, (turn) => turn.do(periodState, { campaignId, period }));
    return seen.ok ? ok({ json: { closed: false, ...stateJson(seen.value) } }) : seen;
  }
  if (period === null) return refuse('usage_missing', { what: '--period P' });
  const as = await seatNamed(call, at.value, ['close']);
  if (!as.ok) return as;
  const done = await act(house, (turn) => turn.do(closePeriod, { campaignId, period, seen: null }, as.value.actor));
  return done.ok ? ok({ json: { closed: true, ...stateJson(done.value) } }) : done;
};

export const unlock: Handler = async (call) => {
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const { house, campaignId } = at.value;
  const period = option(call, 'period');
  if (period === null) return refuse('usage_missing', { what: '--period P' });
  const as = await seatNamed(call, at.value, ['close']);
  if (!as.ok) return as;
  const args = { campaignId, period, officer: as.value.officer, reason: call.args.join(' ') };
  const done = await act(house, (turn) => turn.do(reopenPeriod, args, as.value.actor));
  if (!done.ok) return done;
  return ok({ json: { period, open: done.value.done, asked: done.value.asked } });
};

/** Completeness and timeliness per tier, and what is open. */
export const status: Handler = async (call) => {
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const { house, campaignId } = at.value;
  const args = { campaignId, period: option(call, 'period') };
  const done = await act(house, (turn) => turn.do(campaignStatus, args));
  if (!done.ok) return done;
  const { period, dueBefore, closedAt, tiers, returned, withHead, documents } = done.value;
  return ok({
    json: {
      period,
      due_before: dueBefore === null ? null : isoOf(dueBefore),
      closed_at: closedAt === null ? null : isoOf(closedAt),
      tiers: tiers.map(({ tier, owed, sent, onTime, verified }) => ({
        tier: tier.id,
        owed,
        sent,
        on_time: onTime,
        verified,
      })),
      returned: returned.map((one) => ({ code: one.unit.code, due_before: isoOf(one.dueBefore) })),
      with_head: withHead.map((unit) => unit.code),
      documents,
    },
  });
};
