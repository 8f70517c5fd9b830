/**
 * The shape of a plan file, key by key. The tree holds text, so every schema says how its text is read; a message is
 * the code of the sentence in `locales/<language>/plan.yaml`. What leaves a key out means the same as null.
 */
import { z } from 'zod';
import { NOMINEES, OCCASIONS, PAPER_CASES } from '../domain/award.js';
import { SENDING_HOURS } from '../domain/calendar.js';
import { RHYTHMS } from '../domain/plan.js';
import { toDecimal } from '../domain/quantity.js';
import { FORMULAS } from '../domain/scoring.js';
import { isDay } from '../domain/time.js';

const text = z.string().min(1, 'empty_text').max(2000, 'long_text');
const id = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, 'bad_id');
const year = z
  .string()
  .regex(/^20\d{2}$/, 'bad_year')
  .transform(Number);
const yesNo = z.enum(['true', 'false']).transform((word) => word === 'true');
const day = z.string().refine(isDay, 'bad_day');
/** Month and day, every year: 29 February does not come every year. Or so many working days after the cut-off. */
const bound = z.string().refine((due) => isDay(`2023-${due}`) || /^cutoff\+[1-9]\d?$/.test(due), 'bad_bound');
const decimal = z
  .string()
  .refine((value) => toDecimal(value) !== null, 'bad_decimal')
  .transform((value) => toDecimal(value) ?? value);

const maybe = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);
const list = <T extends z.ZodType>(schema: T) => z.array(schema).max(20_000, 'long_list');
const maybeList = <T extends z.ZodType>(schema: T) =>
  list(schema)
    .nullish()
    .transform((value) => value ?? []);

export const documentShape = z.strictObject({
  number: maybe(text),
  date: maybe(day),
  date_words: maybe(text),
  earliest: maybe(day),
});
export const periodShape = z.strictObject({ from: year, to: year });
export const phaseShape = z.strictObject({
  id,
  name: text,
  from: maybe(year),
  to: maybe(year),
  review: maybe(text),
  review_time: maybe(text),
  clause: text,
});
export const tierShape = z.strictObject({
  id,
  name: text,
  reports: yesNo,
  words: maybeList(text),
  one_of: maybe(yesNo),
});
export const councilShape = z.strictObject({ name: text, clause: text });
export const askShape = z.strictObject({
  label: text.max(12, 'long_label'),
  question: text,
  noun: text,
  done: maybe(text),
});
export const flagShape = z.strictObject({ types: list(text).min(1, 'empty_list'), words: text });
export const criterionShape = z.strictObject({
  id,
  tier: id,
  kind: z.enum(['award', 'goal']),
  measure: z.enum(['ratio', 'units', 'count', 'growth', 'qualitative']),
  name: text,
  clause: text,
  numerator: maybe(text),
  denominator: maybe(text),
  exclusion: maybe(text),
  cmp: maybe(z.enum(['>=', '>', '=', '<=', '<'])),
  threshold: maybe(decimal),
  unit: maybe(text),
  year: maybe(year),
  note: maybe(text),
  short_name: maybe(text),
  button: maybe(text.max(18, 'long_button')),
  aliases: maybeList(text),
  collectable: yesNo,
  ask: maybe(askShape),
  not_collected_because: maybe(text),
  stated: maybe(yesNo),
  flag: maybe(flagShape),
});
export const dutyShape = z.strictObject({
  id,
  from: list(id).min(1, 'empty_list'),
  to: maybe(text),
  through: maybe(text),
  due: maybe(bound),
  bound: maybe(z.enum(['exclusive', 'inclusive'])),
  every: maybe(z.enum(RHYTHMS)),
  years: maybeList(year),
  window: maybe(z.enum(['national', 'calendar'])),
  words: maybe(text),
  clause: text,
});
export const awardShape = z.strictObject({
  id,
  form: text,
  to: maybe(text),
  when: maybe(text),
  decided_by: maybe(text),
  occasions: maybeList(z.enum(OCCASIONS)),
  who: maybeList(z.enum(NOMINEES)),
  clause: text,
});
export const paperShape = z.strictObject({
  id,
  name: text,
  condition: maybe(text),
  only: maybe(z.enum(PAPER_CASES)),
  clause: text,
});
export const roleShape = z.strictObject({ name: text, label: text, role: text, clause: text });
export const rolesShape = z.strictObject({
  standing_agency: roleShape,
  reviewer: maybe(roleShape),
  others: maybeList(roleShape),
});
export const unitShape = z.strictObject({
  code: z.string().regex(/^[A-Za-z0-9._-]{1,20}$/, 'bad_code'),
  name: text,
  type: text,
  tier: id,
  valid_from: maybe(day),
  valid_to: maybe(day),
});

/** A small whole number. */
const few = z
  .string()
  .regex(/^\d{1,3}$/, 'bad_few')
  .transform(Number);

export const doubtsShape = z.strictObject({
  points: maybe(decimal),
  factor: maybe(few),
  shrank: maybe(few),
  tier_points: maybe(decimal),
});
export const reportingShape = z.strictObject({
  approval: maybe(yesNo),
  approval_grace_days: maybe(few),
  doubts: maybe(doubtsShape),
  launch_plan: maybe(text),
});

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const isSending = (at: string): boolean => SENDING_HOURS.some(({ from, to }) => at >= from && at < to);
/** `07:45`, within the hours in which a message that nobody asked for may be sent; or one of the words. */
const clockOr = (...words: readonly string[]) =>
  z
    .string()
    .refine((at) => words.includes(at) || CLOCK.test(at), 'bad_clock')
    .refine((at) => !CLOCK.test(at) || isSending(at), 'clock_outside');
const clock = clockOr();
const upTo99 = z
  .string()
  .regex(/^[1-9]\d?$/, 'bad_count')
  .transform(Number);
const rungs = <T extends z.ZodType>(schema: T) => z.array(schema).max(6, 'many_rungs');
export const beforeShape = z.strictObject({ days: upTo99, at: clock, prepare: maybe(yesNo) });
export const afterShape = z.strictObject({ days: upTo99, at: clock, head: maybe(yesNo) });
export const remindersShape = z.strictObject({
  before: maybe(rungs(beforeShape)),
  last_day: maybe(clockOr('none')),
  after: maybe(rungs(afterShape)),
  office: maybe(clock),
  call_after: maybe(upTo99),
});

export const scoreItemShape = z.strictObject({
  tier: id,
  criterion: id,
  formula: z.enum(FORMULAS),
  points: few,
  clause: text,
});
export const scoringShape = z.strictObject({
  version: few,
  document: text,
  total: few,
  items: list(scoreItemShape).min(1, 'empty_list'),
});

export const planShape = z.strictObject({
  format: z.literal('1', 'bad_format'),
  id,
  title: text,
  movement: text,
  issuer: text,
  document: documentShape,
  period: periodShape,
  phases: maybeList(phaseShape),
  tiers: list(tierShape).min(1, 'empty_list'),
  has_award_standards: yesNo,
  standards_in: maybe(text),
  standards_pending: maybe(text),
  criteria: list(criterionShape).min(1, 'empty_list'),
  duties: maybeList(dutyShape),
  awards: maybeList(awardShape),
  dossier: maybeList(paperShape),
  council: maybe(councilShape),
  roles: rolesShape,
  reporting: maybe(reportingShape),
  reminders: maybe(remindersShape),
  scoring: maybe(scoringShape),
  units: maybeList(unitShape),
});

export type PlanFile = z.output<typeof planShape>;

/** The keys a map at this place may hold; items of a list are `*`. */
export const KEYS: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(planShape.shape),
  document: Object.keys(documentShape.shape),
  period: Object.keys(periodShape.shape),
  'phases.*': Object.keys(phaseShape.shape),
  'tiers.*': Object.keys(tierShape.shape),
  'criteria.*': Object.keys(criterionShape.shape),
  'criteria.*.ask': Object.keys(askShape.shape),
  'criteria.*.flag': Object.keys(flagShape.shape),
  'duties.*': Object.keys(dutyShape.shape),
  'awards.*': Object.keys(awardShape.shape),
  'dossier.*': Object.keys(paperShape.shape),
  council: Object.keys(councilShape.shape),
  roles: Object.keys(rolesShape.shape),
  'roles.standing_agency': Object.keys(roleShape.shape),
  'roles.reviewer': Object.keys(roleShape.shape),
  'roles.others.*': Object.keys(roleShape.shape),
  reporting: Object.keys(reportingShape.shape),
  'reporting.doubts': Object.keys(doubtsShape.shape),
  reminders: Object.keys(remindersShape.shape),
  'reminders.before.*': Object.keys(beforeShape.shape),
  'reminders.after.*': Object.keys(afterShape.shape),
  scoring: Object.keys(scoringShape.shape),
  'scoring.items.*': Object.keys(scoreItemShape.shape),
  'units.*': Object.keys(unitShape.shape),
};
