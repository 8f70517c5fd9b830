/** Questions over the figures of any of the five plans, through the real understanding and answering. */

import type { FigureValue } from '../../src/domain/figure.js';
import type { Unit } from '../../src/domain/unit.js';
import { answer } from '../../src/questions/answer.js';
import { answerBesides } from '../../src/questions/besides.js';
import { type AskFacts, columnsOf } from '../../src/questions/facts.js';
import { buildLexicon } from '../../src/questions/lexicon.js';
import { understand } from '../../src/questions/understand.js';
import { words } from '../support/office.js';
import { builtIn } from '../support/plans.js';

export const NOW = Date.parse('2023-12-18T08:40:00+07:00');

/** Sample figures: "unit code criterion" -> value, all of 2023, verified. */
export type Figures = Readonly<Record<string, FigureValue>>;
export const ratio = (numerator: number, denominator: number): FigureValue => ({
  kind: 'ratio',
  numerator,
  denominator,
});

export function factsOf(planId: string, figures: Figures, more: readonly Omit<Unit, 'id'>[] = []): AskFacts {
  const plan = builtIn(planId);
  const all = [...plan.units.map((unit) => ({ ...unit, parentCode: null })), ...more];
  const units = all.map((unit, i) => ({ ...unit, id: i + 1 }));
  const rows = Object.entries(figures).map(([key, value]) => {
    const [code = '', criterion = ''] = key.split(' ');
    return { unitId: units.find((unit) => unit.code === code)?.id ?? 0, criterion, value };
  });
  return {
    plan,
    units,
    lexicon: buildLexicon(plan, units),
    period: '2023',
    duePeriod: '2023',
    reportPeriod: '2023',
    periods: ['2023'],
    asOf: NOW,
    columns: (criterion, period) => {
      const own = rows.filter((row) => row.criterion === criterion);
      if (period !== '2023' || own.length === 0) return null;
      const state = 'verified' as const;
      return columnsOf(
        units,
        criterion,
        period,
        own.map((row) => ({ ...row, state, source: 'chat' as const })),
      );
    },
    duties: () => null,
    published: [],
    assessed: () => null,
  };
}

/** What a leader reads; "?" when it is asked back, "" when it is not understood. */
export function leaderReads(facts: AskFacts, question: string): string {
  const { period, duePeriod, reportPeriod } = facts;
  const context = { now: NOW, period, duePeriod, reportPeriod, previous: null, unitOfSeat: null };
  const understood = understand(question, facts.lexicon, context);
  if ('clarify' in understood) return '?';
  if (!('query' in understood)) {
    const lines = answerBesides(question, facts.plan, [], true) ?? [];
    return lines.map((one) => words.say(one, 'vi')).join('\n');
  }
  const { bubble } = answer(understood.query, facts, 'A1');
  return words.render(bubble, { language: 'vi', buttons: true }).text;
}
