/** Of which period a table or paper is wanted: what was said, or the usual one; asked where it cannot be told. */
import { dayOf } from '../../../../domain/time.js';
import { readPeriodSaid } from '../../../../language/papers.js';
import { line } from '../../../../messages/message.js';
import { type Answer, bubble, type Turn } from '../../../turn.js';

/** Null where it cannot be told. */
export function periodMeant(turn: Turn, rest: string, usual: string): string | null {
  const said = readPeriodSaid(rest, usual.slice(0, 4), dayOf(turn.now));
  if (said === 'unclear') return null;
  return said === 'none' ? usual : said.period;
}

export const whichPeriod = (turn: Turn): Answer => ({
  bubble: bubble([line('papers.which_period')]),
  open: turn.session.open,
});
