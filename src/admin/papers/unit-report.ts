/**
 * "Báo cáo kết quả thực hiện phong trào thi đua" of one unit, drafted from the figures it sent: each figure against the
 * plan's standard and last period, the unit's own words, and blanks where only the unit can write.
 */

import { criteriaAsked } from '../../conversation/criteria-asked.js';
import type { Facts, FigureView, ObligationView, StatementView } from '../../conversation/facts.js';
import { valueWords } from '../../conversation/flows/report/lines.js';
import { periodWords } from '../../conversation/periods.js';
import type { Block, Paper } from '../../documents/paper.js';
import { fileName } from '../../documents/paper.js';
import { statedStandards } from '../../domain/assessment.js';
import { previousPeriod } from '../../domain/period.js';
import type { Criterion, Plan } from '../../domain/plan.js';
import { dayOf } from '../../domain/time.js';
import { line } from '../../messages/message.js';
import type { Words } from '../../messages/render.js';
import { type Say, sayer } from '../exports/say.js';
import { planWords } from './common.js';
import { demandWords } from './demand.js';
import { issuerOf } from './issuer.js';

export interface MadePaper {
  readonly name: string;
  readonly paper: Paper;
}

/** Null when the report has not been sent or is gone. */
export async function unitReport(obligationId: string, facts: Facts, words: Words): Promise<MadePaper | null> {
  const obligation = await facts.obligation(obligationId);
  const campaign = obligation === null ? null : await facts.campaign(obligation.campaignId);
  if (obligation?.submitted == null || campaign === null) return null;
  const { campaignId, unit, period } = obligation;
  const say = sayer(words);
  const before = previousPeriod(period);
  const statements = await facts.statements(campaignId, unit.id, period);
  const figures = await facts.figures(campaignId, unit.id, period);
  const previous = before === null ? [] : await facts.figures(campaignId, unit.id, before);
  const { plan } = campaign;
  const issuer = issuerOf(unit, plan, words);
  const about = say('paper.unit_report.about', { movement: plan.movement, period: periodWords(period) });
  return {
    name: fileName([say('paper.file_draft'), say('paper.unit_report.type'), period, unit.name], 'docx'),
    paper: {
      parent: issuer.parent,
      issuer: issuer.issuer,
      symbol: issuer.initials === null ? 'BC-…' : `BC-${issuer.initials}`,
      place: issuer.place,
      year: Number(dayOf(obligation.submitted.at).slice(0, 4)),
      type: say('paper.unit_report.type'),
      about,
      to: [],
      blocks: blocks(
        plan,
        obligation,
        statements,
        await criteriaAsked(plan, obligation, facts),
        figures,
        previous,
        before,
        say,
        words,
      ),
      recipients: [plan.roles.standingAgency.name, say('paper.filed')],
      signer: issuer.signer,
      source: say('paper.unit_report.source', {
        receipt: obligation.submitted.receipt,
        version: obligation.submitted.version,
        at: { instant: obligation.submitted.at, form: 'stamp' },
      }),
    },
  };
}

function blocks(
  plan: Plan,
  { unit, period, submitted }: ObligationView,
  statements: readonly StatementView[],
  criteria: readonly Criterion[],
  figures: readonly FigureView[],
  previous: readonly FigureView[],
  before: string | null,
  say: Say,
  words: Words,
): Block[] {
  const rows = criteria.map((criterion, i) => [
    String(i + 1),
    criterion.name,
    demandWords(criterion, say),
    valueText(criterion, previous, words),
    valueText(criterion, figures, words),
  ]);
  const highlight = submitted?.highlight ?? null;
  // The unit's own words: its highlight, then what it said of each qualitative standard.
  const own = [...(highlight === null ? [] : [highlight]), ...statementTexts(plan, unit.tier, statements, say)];
  const said: readonly Block[] =
    own.length === 0
      ? [{ kind: 'blank', hint: say('paper.unit_report.to_write') }]
      : own.map((text): Block => ({ kind: 'text', text }));
  return [
    {
      kind: 'text',
      text: say('paper.unit_report.opening', {
        plan: planWords(plan, say),
        unit: unit.name,
        period: periodWords(period),
      }),
    },
    { kind: 'heading', text: say('paper.unit_report.results') },
    {
      kind: 'table',
      columns: [
        { title: say('paper.column.n'), share: 6, align: 'center' },
        { title: say('paper.column.criterion'), share: 38 },
        { title: say('paper.column.demand'), share: 14, align: 'center' },
        {
          title: before === null ? say('paper.column.before') : say('paper.column.of', { period: periodWords(before) }),
          share: 20,
          align: 'center',
        },
        { title: say('paper.column.of', { period: periodWords(period) }), share: 22, align: 'center' },
      ],
      rows,
    },
    {
      kind: 'text',
      text: say('paper.unit_report.as_of', { day: { day: submitted?.asOf ?? dayOf(submitted?.at ?? 0), form: 'day' } }),
    },
    { kind: 'heading', text: say('paper.unit_report.highlights') },
    ...said,
    { kind: 'heading', text: say('paper.unit_report.limits') },
    { kind: 'blank', hint: say('paper.unit_report.to_write') },
    { kind: 'heading', text: say('paper.unit_report.proposals') },
    { kind: 'blank', hint: say('paper.unit_report.to_write') },
    { kind: 'text', text: say('paper.unit_report.closing', { unit: unit.name }) },
  ];
}

function statementTexts(plan: Plan, tier: string, statements: readonly StatementView[], say: Say): string[] {
  return statedStandards(plan, tier).flatMap((criterion) => {
    const held = statements.find((one) => one.criterionId === criterion.id);
    if (held === undefined) return [];
    const text = held.text ?? say('assess.list.not_done');
    return [say('paper.unit_report.statement', { name: criterion.shortName, text })];
  });
}

function valueText(criterion: Criterion, figures: readonly FigureView[], words: Words): string {
  const figure = figures.find((one) => one.criterionId === criterion.id);
  if (figure === undefined) return words.say(line('report.value.missing'), 'vi');
  return words.say(line('paper.plain', { text: valueWords(criterion, figure.value) }), 'vi');
}
