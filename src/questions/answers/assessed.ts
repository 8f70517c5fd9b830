/** What no figure decides: qualitative standards as the standing agency assessed them, else named as not assessed. */
import { standardsNotJudged } from '../../domain/plan.js';
import { dayOf } from '../../domain/time.js';
import { type Line, line } from '../../messages/message.js';
import type { AskFacts } from '../facts.js';
import { criterionWords, namesParam, unitAt } from './parts.js';

const MAX_NAMES = 5;

/** Why meeting the criteria may not be enough. */
export function pendingLines({ plan }: AskFacts): Line[] {
  const pending = plan.standardsPending ?? null;
  return pending === null ? [] : [line('ask.eligibility.pending', { why: pending })];
}

/** Over the units of a list: how many were assessed how, and which do not meet it. */
export function assessedLines(facts: AskFacts, tier: string, period: string, rows: readonly number[]): Line[] {
  const open: string[] = [];
  const lines: Line[] = [];
  for (const criterion of standardsNotJudged(facts.plan, tier)) {
    const verdicts = rows.map((row) => facts.assessed(unitAt(facts, row).id, criterion.id, period)?.verdict ?? null);
    const notMet = rows.filter((_, i) => verdicts[i] === 'not_met');
    const met = verdicts.filter((one) => one === 'met').length;
    if (met + notMet.length === 0) open.push(criterionWords(criterion));
    else
      lines.push(
        line('ask.eligibility.assessed', {
          criterion: criterion.shortName,
          met,
          not_met: notMet.length,
          names: namesParam(facts, notMet.slice(0, MAX_NAMES), MAX_NAMES),
          open: rows.length - met - notMet.length,
        }),
      );
  }
  return open.length === 0 ? lines : [...lines, line('ask.eligibility.not_assessed', { names: { list: open } })];
}

/** Of one unit: what was assessed, by whom and when; what was not, where `all`. */
export function assessedOfUnit(facts: AskFacts, row: number, period: string, all: boolean): Line[] {
  const unit = unitAt(facts, row);
  const open: string[] = [];
  const lines: Line[] = [];
  for (const criterion of standardsNotJudged(facts.plan, unit.tier)) {
    const held = facts.assessed(unit.id, criterion.id, period);
    if (held === null) open.push(criterionWords(criterion));
    else
      lines.push(
        line('ask.eligibility.assessed_unit', {
          criterion: criterion.shortName,
          verdict: held.verdict,
          agency: facts.plan.roles.standingAgency.label,
          day: { day: dayOf(held.at), form: 'day' },
        }),
      );
  }
  return !all || open.length === 0
    ? lines
    : [...lines, line('ask.eligibility.not_assessed', { names: { list: open } })];
}
