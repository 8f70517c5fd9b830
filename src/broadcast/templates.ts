/**
 * Texts to begin from, made of what the plan says and of nothing else. What the plan leaves open is a blank the writer
 * fills, or is left out and said to the writer (`notes`).
 */
import type { Plan } from '../domain/plan.js';
import type { FieldId } from '../language/fields.js';
import { type BlankId, FIELDS } from '../language/fields.js';
import { type Language, type Line, line, type Param } from '../messages/message.js';
import { blankToken, fieldToken, type SourceDocument, type Variants } from './text.js';

export const TEMPLATES = ['launch', 'deadline', 'so_ket', 'tong_ket', 'results', 'praise'] as const;
export type TemplateId = (typeof TEMPLATES)[number];

/** What readers are asked, where anything is. */
export type Asked = 'received' | 'attend' | null;

export interface TextTemplate {
  readonly texts: Variants;
  readonly asked: Asked;
  /** The paper it is about; null where the plan's own has no number, or it is another paper the writer names. */
  readonly source: SourceDocument | null;
  /** For the writer only: what the plan does not say. */
  readonly notes: readonly Line[];
}

type SayIn = (line: Line, language: Language) => string;

/** Null where the plan knows of no such occasion. */
export function templateOf(id: TemplateId, plan: Plan, say: SayIn): TextTemplate | null {
  const made = MAKERS[id](plan);
  if (made === null) return null;
  const text = (language: Language): string =>
    made
      .lines(tokens(language))
      .map((one) => say(one, language))
      .join('\n');
  return { texts: { vi: text('vi'), en: text('en') }, asked: made.asked, source: made.source, notes: made.notes };
}

interface Made {
  readonly lines: (token: Tokens) => readonly Line[];
  readonly asked: Asked;
  readonly source: SourceDocument | null;
  readonly notes: readonly Line[];
}

type Tokens = Readonly<Record<FieldId | BlankId, string>>;

function tokens(language: Language): Tokens {
  const fields = (Object.keys(FIELDS) as FieldId[]).map((id) => [id, fieldToken(id, language)] as const);
  const blanks = BLANK_IDS.map((id) => [id, blankToken(id, language)] as const);
  return Object.fromEntries([...fields, ...blanks]) as Tokens;
}

const BLANK_IDS: readonly BlankId[] = ['time', 'place', 'paper', 'model_unit', 'model'];

const MAKERS: Readonly<Record<TemplateId, (plan: Plan) => Made | null>> = {
  launch: (plan) => ({
    lines: (token) => [
      line('announce.template.launch.what', {
        unit: token.unit,
        movement: plan.movement,
        from: String(plan.period.from),
        to: String(plan.period.to),
      }),
      dutyLine(plan, token.deadline),
      line('announce.template.launch.how'),
    ],
    asked: 'received',
    source: planSource(plan),
    notes: planSource(plan) === null ? [line('announce.note.no_number')] : [],
  }),
  deadline: (plan) => ({
    lines: ({ unit, period, deadline, missing }) => [
      line('announce.template.deadline.what', { unit, period, movement: plan.movement }),
      line('announce.template.deadline.due', { deadline }),
      line('announce.template.deadline.missing', { missing }),
      line('announce.template.deadline.how'),
    ],
    asked: null,
    source: null,
    notes: [],
  }),
  so_ket: (plan) => review(plan, 'so_ket', 'sơ kết'),
  tong_ket: (plan) => review(plan, 'tong_ket', 'tổng kết'),
  results: (plan) => ({
    lines: ({ unit }) => [
      line('announce.template.results.what', { unit, ...named(plan) }),
      line('announce.template.results.how'),
      line('announce.template.results.doubt'),
    ],
    asked: null,
    source: null,
    notes: [line('announce.note.publish_first')],
  }),
  praise: (plan) => ({
    lines: ({ unit, model_unit, model }) => [
      line('announce.template.praise.what', { unit, ...named(plan) }),
      line('announce.template.praise.model', { model_unit, model }),
      line('announce.template.praise.use'),
    ],
    asked: null,
    source: null,
    notes: [],
  }),
};

const named = ({ movement, roles }: Plan) => ({ movement, agency: roles.standingAgency.label });

/** The review the plan names, with its own words for the time; the day and the hall are the writer's. */
function review(plan: Plan, id: 'so_ket' | 'tong_ket', name: string): Made | null {
  const phase = plan.phases.find((one) => one.review === name);
  if (phase === undefined) return null;
  const { reviewTime, clause } = phase;
  return {
    lines: ({ unit, time, place, paper }) => [
      line(`announce.template.${id}.what`, { unit, time, place }),
      line('announce.template.review.paper', { paper }),
    ],
    asked: 'attend',
    source: null,
    notes: [
      reviewTime === null
        ? line('announce.note.no_time', { review: { line: line(`announce.review.${id}`) }, clause })
        : line('announce.note.time', { review: { line: line(`announce.review.${id}`) }, time: reviewTime, clause }),
    ],
  };
}

/** By when units report, in the plan's own words; or that the plan does not say. */
function dutyLine(plan: Plan, deadline: string): Line {
  const tiers = new Set(plan.tiers.filter((tier) => tier.reports).map((tier) => tier.id));
  const duty = plan.duties.find((one) => one.from.some((from) => tiers.has(from)));
  if (duty === undefined) return line('announce.template.launch.no_duty');
  const words: Param = duty.words === null ? '' : { line: line('announce.duty.words', { words: duty.words }) };
  return line('announce.template.launch.duty', { words, clause: duty.clause, deadline });
}

function planSource({ document }: Plan): SourceDocument | null {
  return document.number === null ? null : { number: document.number, day: document.date, clause: null };
}
