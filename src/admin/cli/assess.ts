/** assess, assess list: qualitative standards, as a named seat and through the decision of the chat. */
import type { AssessmentView, StatementView } from '../../conversation/facts.js';
import { ASSESSED, assessedStandards } from '../../domain/assessment.js';
import { parsePeriod } from '../../domain/period.js';
import { ok, refuse } from '../../domain/problem.js';
import { dayOf, isoOf } from '../../domain/time.js';
import { standingDuring } from '../../domain/unit.js';
import { lastDayOf } from '../../questions/facts.js';
import { assess } from '../assess.js';
import { act } from './act.js';
import { type Handler, option } from './call.js';
import { campaignOf, unitOf } from './people.js';
import { seatNamed } from './review.js';

const handJson = (by: StatementView['by']) => (by === null ? null : { seat: by.seatId, role: by.role });

const statementJson = (one: StatementView | undefined) =>
  one === undefined
    ? null
    : { version: one.version, done: one.text !== null, text: one.text, at: isoOf(one.at), by: handJson(one.by) };

const assessmentJson = (one: AssessmentView | undefined) =>
  one === undefined || one.verdict === 'open'
    ? null
    : { verdict: one.verdict, words: one.words, on_statement: one.statement, at: isoOf(one.at), by: handJson(one.by) };

export const record: Handler = async (call) => {
  const [found] = call.args;
  const verdict = ASSESSED.find((one) => one === found);
  if (verdict === undefined)
    return refuse('usage_one_of', { option: 'VERDICT', found: found ?? '', known: ASSESSED.join(', ') });
  const [period, criterionId] = [option(call, 'period'), option(call, 'criterion')];
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const unit = await unitOf(at.value, option(call, 'unit'));
  if (!unit.ok) return unit;
  if (unit.value === null || period === null || criterionId === null)
    return refuse('usage_missing', { what: '--unit CODE --period P --criterion ID' });
  const as = await seatNamed(call, at.value, ['assess']);
  if (!as.ok) return as;
  const { house, campaignId } = at.value;
  const place = { campaignId, unitId: unit.value.id, criterionId, period };
  const words = option(call, 'reason');
  const args = { ...place, verdict, words, personId: as.value.officer.personId, seen: null };
  const done = await act(house, (turn) => turn.do(assess, args, as.value.actor));
  if (!done.ok) return done;
  const { unit: of, criterion, statement } = done.value;
  const json = { unit: of.code, criterion: criterion.id, period, verdict, words };
  return ok({ json: { ...json, on_statement: statement?.version ?? 0 } });
};

/** Every qualitative standard of every unit of the period (or of `--unit`), assessed or not. */
export const list: Handler = async (call) => {
  const period = option(call, 'period');
  if (period === null) return refuse('usage_missing', { what: '--period P' });
  if (parsePeriod(period) === null) return refuse('period_unreadable', { found: period });
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const { house, campaignId } = at.value;
  const code = option(call, 'unit');
  return house.ask(async (facts) => {
    const campaign = await facts.campaign(campaignId);
    const assessed = await facts.assessments(campaignId, period);
    const last = lastDayOf(period) ?? dayOf(house.clock.now());
    const standing = standingDuring(await facts.units(campaignId), `${last.slice(0, 4)}-01-01`, last);
    const meant = standing.filter((one) => code === null || one.code === code);
    if (code !== null && meant.length === 0) return refuse('unit_unknown', { unit: code });
    const rows: object[] = [];
    for (const unit of meant) {
      const standards = campaign === null ? [] : assessedStandards(campaign.plan, unit.tier);
      const said = standards.length === 0 ? [] : await facts.statements(campaignId, unit.id, period);
      for (const { id } of standards)
        rows.push({
          unit: unit.code,
          criterion: id,
          statement: statementJson(said.find((one) => one.criterionId === id)),
          assessment: assessmentJson(assessed.find((one) => one.unitId === unit.id && one.criterionId === id)),
        });
    }
    return ok({ json: rows });
  });
};
