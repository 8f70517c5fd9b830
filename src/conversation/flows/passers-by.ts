/**
 * An Official Account is open to everybody, and officers answer there by hand: whoever holds no role hears one word of
 * help a day from the bot, and otherwise only what belongs to joining.
 */

import type { Answer, Turn } from '../turn.js';
import { menu } from './menu.js';

const DAY_MS = 24 * 3_600_000;
const KIND = 'stranger_help';

const isOpenToAll = (address: string): boolean => address.startsWith('zalo-oa:');

/** `answer` is what anybody would be told; null: nothing is said. */
export async function toPasserBy(turn: Turn, answer: Answer | null): Promise<Answer | null> {
  if (answer === null || turn.who.seats.length > 0 || !isOpenToAll(turn.who.address)) return answer;
  if (belongsToJoining(turn, answer)) return answer;
  const { address } = turn.who;
  const last = await turn.facts.remarkedAt(address, KIND);
  if (last !== null && turn.now - last < DAY_MS) return null;
  return { ...(await menu(turn)), events: [{ type: 'remark_made', whose: address, kind: KIND }] };
}

function belongsToJoining(turn: Turn, { bubble }: Answer): boolean {
  const { body } = turn.input;
  if (body.kind === 'other') return body.what === 'secret';
  if (body.kind !== 'text' && body.kind !== 'start' && body.kind !== 'choice') return false;
  return !(bubble.lines[0]?.key.startsWith('stranger.') ?? false);
}
