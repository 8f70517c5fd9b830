/** read-reply: how a typed reply is read */
import { ok, type Result, refuse } from '../../domain/problem.js';
import { echoOf } from '../../language/echo.js';
import { type Field, readReply } from '../../language/reply.js';
import type { Words } from '../../messages/render.js';
import { type Call, type Handler, option } from './call.js';
import { answerLines } from './lines.js';

const FIELDS: readonly Field[] = ['ratio', 'count', 'yes_no', 'growth'];

function fieldOf(found: unknown): Result<Field> {
  const known = FIELDS.find((field) => field === found);
  return known === undefined ? refuse('usage_field', { found: String(found ?? '') }) : ok(known);
}

function read(call: Call, words: Words, text: unknown, field: unknown): Result<unknown> {
  const known = fieldOf(field);
  if (!known.ok) return known;
  if (typeof text !== 'string') return refuse('usage_missing', { what: 'text' });
  const reply = readReply(text, known.value);
  return ok({ ...reply, echo: words.say(echoOf(reply, known.value), call.language) });
}

export const readReplyCommand: Handler = async (call) => {
  const words = await call.words();
  if (call.options.stdin === true) {
    return answerLines(call, async (line) => read(call, words, line.text, line.field ?? option(call, 'field')));
  }
  const done = read(call, words, call.args.join(' '), option(call, 'field'));
  return done.ok ? ok({ json: done.value }) : done;
};
