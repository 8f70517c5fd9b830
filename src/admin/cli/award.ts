/** award list | freeze | suspend | resume | rules: the lists from which awards are considered, as the chat shows them. */
import { OCCASIONS } from '../../domain/award.js';
import { type AwardSheet, type SheetRow, standingOf } from '../../domain/award-sheet.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import { isDay, isoOf } from '../../domain/time.js';
import { freezeSheet } from '../award/freeze.js';
import { type SheetWanted, sheetsOf } from '../award/sheet.js';
import { suspendUnit } from '../award/suspend.js';
import { act } from './act.js';
import { type Call, type Handler, option } from './call.js';
import { type At, campaignOf, unitOf } from './people.js';
import { seatNamed } from './review.js';

function wantedOf(call: Call, { campaignId }: At): Result<SheetWanted> {
  const said = option(call, 'occasion');
  const occasion = OCCASIONS.find((one) => one === said) ?? null;
  if (said !== null && occasion === null)
    return refuse('usage_one_of', { option: '--occasion', found: said, known: OCCASIONS.join(', ') });
  return ok({ campaignId, occasion, period: option(call, 'period'), tier: option(call, 'tier') });
}

const rowJson = (row: SheetRow) => ({
  code: row.code,
  name: row.name,
  standing: standingOf(row),
  verdict: row.verdict,
  timeliness: row.timeliness,
  suspended:
    row.suspension === null
      ? null
      : {
          at: isoOf(row.suspension.at),
          role: row.suspension.role,
          document: row.suspension.document,
          day: row.suspension.day,
        },
  standards: row.standards.map(({ criterionId, kind, value, standing, verdict, distance, clause }) => ({
    id: criterionId,
    kind,
    value,
    figure: standing,
    verdict,
    distance,
    clause,
  })),
  flags: row.flags,
});

const sheetJson = (sheet: AwardSheet) => ({
  occasion: sheet.occasion,
  period: sheet.period,
  tier: sheet.tier,
  forms: sheet.forms.map(({ awardId, form, decidedBy, clause }) => ({
    id: awardId,
    form,
    decided_by: decidedBy,
    clause,
  })),
  basis: sheet.basis,
  standards_in: sheet.standardsIn,
  pending: sheet.pending,
  rule: sheet.rule,
  plan_version: sheet.planVersion,
  made_at: isoOf(sheet.madeAt),
  frozen_at: sheet.frozen === null ? null : isoOf(sheet.frozen.at),
});

export const list: Handler = async (call) => {
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const wanted = wantedOf(call, at.value);
  if (!wanted.ok) return wanted;
  const { house } = at.value;
  const found = await house.ask((facts) => sheetsOf(wanted.value, facts, house.clock.now()));
  if (!found.ok) return found;
  const { live, frozen, changes } = found.value;
  const shown = call.options.frozen === true ? frozen : live;
  if (shown === null) return refuse('never_frozen');
  const code = option(call, 'unit');
  const rows = shown.rows.filter((row) => code === null || row.code === code);
  return ok({ json: { ...sheetJson(shown), units: rows.map(rowJson), changes } });
};

export const freeze: Handler = async (call) => {
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const wanted = wantedOf(call, at.value);
  if (!wanted.ok) return wanted;
  const as = await seatNamed(call, at.value, ['award_list']);
  if (!as.ok) return as;
  const done = await act(at.value.house, (turn) => turn.do(freezeSheet, wanted.value, as.value.actor));
  return done.ok ? ok({ json: { ...sheetJson(done.value), units: done.value.rows.map(rowJson) } }) : done;
};

async function hold(call: Call, suspend: boolean): Promise<Result<{ readonly json: unknown }>> {
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const [document, day] = [option(call, 'document'), option(call, 'day')];
  const unit = await unitOf(at.value, option(call, 'unit'));
  if (!unit.ok) return unit;
  if (unit.value === null || document === null || day === null)
    return refuse('usage_missing', { what: '--unit CODE --document TEXT --day DAY' });
  if (!isDay(day)) return refuse('usage_day', { option: '--day', found: day });
  const as = await seatNamed(call, at.value, ['award_list']);
  if (!as.ok) return as;
  const { house, campaignId } = at.value;
  const args = { campaignId, unitId: unit.value.id, suspend, document, day };
  const done = await act(house, (turn) => turn.do(suspendUnit, args, as.value.actor));
  return done.ok ? ok({ json: { unit: done.value.unit.code, suspended: suspend, document, day } }) : done;
}

export const suspend: Handler = (call) => hold(call, true);
export const resume: Handler = (call) => hold(call, false);

/** What the office set, oldest first; the newest of a kind holds. */
export const rules: Handler = async (call) => {
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const { house, campaignId } = at.value;
  const set = await house.ask((facts) => facts.awardRules(campaignId));
  return ok({ json: set.map(({ rule, at: when, by }) => ({ ...rule, set_at: isoOf(when), role: by?.role ?? null })) });
};
