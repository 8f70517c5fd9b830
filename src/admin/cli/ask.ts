/** ask: one question, or a line each with `--stdin` */
import { ROLES, UNIT_ROLES } from '../../domain/people.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import { type Instant, isDay, startOfDay } from '../../domain/time.js';
import { line } from '../../messages/message.js';
import type { Words } from '../../messages/render.js';
import { createFacts } from '../../store/facts.js';
import { type Asker, askQuestion } from '../ask.js';
import { type Call, type Handler, option } from './call.js';
import { answerLines } from './lines.js';
import { type At, campaignOf } from './people.js';

function readAsker(text: unknown): Result<Asker> {
  if (text === 'stranger') return ok(text);
  const [name = '', code] = String(text ?? '').split(':');
  const role = ROLES.find((one) => one === name);
  if (role === undefined) return refuse('role_unknown', { roles: `${ROLES.join(' | ')} | stranger` });
  const ofUnit = UNIT_ROLES.includes(role);
  if (ofUnit && !code) return refuse('unit_needed', { role });
  return ok({ role, unitCode: ofUnit ? (code ?? null) : null });
}

/** ISO with an offset, or a day (its first instant in Vietnam); without one, the house's own clock. */
export function readNow(text: unknown, otherwise: Instant): Result<Instant> {
  if (text === undefined || text === null || text === '') return ok(otherwise);
  const found = String(text);
  if (isDay(found)) return ok(startOfDay(found));
  const at = /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/.test(found) ? Date.parse(found) : Number.NaN;
  return Number.isNaN(at) ? refuse('usage_time', { found }) : ok(at);
}

interface Question {
  readonly question: unknown;
  readonly as: unknown;
  readonly now: unknown;
}

async function answerOne(
  { house, campaignId }: At,
  call: Call,
  words: Words,
  asked: Question,
): Promise<Result<unknown>> {
  if (typeof asked.question !== 'string') return refuse('usage_missing', { what: 'question' });
  const as = readAsker(asked.as);
  if (!as.ok) return as;
  const now = readNow(asked.now, house.clock.now());
  if (!now.ok) return now;
  const args = { campaignId, question: asked.question, as: as.value, answerId: house.make.newId() };
  const done = await house.store.read((tx) => askQuestion(args, createFacts(tx, house.caches, now.value), now.value));
  if (!done.ok) return done;
  const { json, bubble, basis, options } = done.value;
  const mark = house.trial === null ? {} : { mark: line('mark.sample') };
  const { text } = words.render(bubble, { language: call.language, buttons: true, ...mark });
  const proof = basis === null ? null : words.render(basis, { language: call.language, buttons: true }).text;
  const labels = options.length === 0 ? json.options : options.map((one) => words.say(one, call.language));
  return ok({ ...json, options: labels, text, basis_text: proof });
}

export const ask: Handler = async (call) => {
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const words = await call.words();
  const common = { as: option(call, 'as'), now: option(call, 'now') };
  if (call.options.stdin === true) {
    return answerLines(call, (given) =>
      answerOne(at.value, call, words, {
        question: given.question,
        as: given.as ?? common.as,
        now: given.now ?? common.now,
      }),
    );
  }
  if (call.args.length === 0) return refuse('usage_missing', { what: 'QUESTION' });
  const done = await answerOne(at.value, call, words, { question: call.args.join(' '), ...common });
  if (!done.ok) return done;
  const { value } = done;
  const text = typeof value === 'object' && value !== null && 'text' in value ? String(value.text) : '';
  return ok({ json: value, text });
};
