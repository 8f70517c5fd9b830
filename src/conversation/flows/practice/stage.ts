/**
 * The stage of a practice report: the same conversation over one report that is nowhere written down. Its draft lives
 * in the session, a seat reports on it as on a real one, and every other fact is the real one.
 */

import type { Event } from '../../../events/event.js';
import type { DraftAnswer, Facts, ObligationView, SeatView } from '../../facts.js';
import type { Open, Practice } from '../../session.js';
import type { Turn } from '../../turn.js';
import { APPROVAL_RULE } from '../report/approval.js';

/** Stands in every press of a practice report. */
export const PRACTICE = 'practice';

/** What a practice report may have open; anything else is no part of it. */
const OPEN: ReadonlySet<Open['kind']> = new Set<Open['kind']>(['question', 'summary', 'as_of', 'highlight', 'drop']);

export const staysOn = (open: Open): boolean =>
  OPEN.has(open.kind) && 'obligationId' in open && open.obligationId === PRACTICE;

/** The turn as the practice report sees it: one seat, one report, nobody who must agree. */
export function onStage(turn: Turn, held: Practice, seat: SeatView, obligation: ObligationView): Turn {
  const draft = { obligationId: PRACTICE, droppedAt: null, ...held.draft };
  const own: Partial<Facts> = {
    obligation: async (id) => (id === PRACTICE ? obligation : turn.facts.obligation(id)),
    obligations: async () => [obligation],
    draft: async (id) => (id === PRACTICE ? draft : turn.facts.draft(id)),
    rule: async (campaignId, rule) => (rule === APPROVAL_RULE ? 'off' : turn.facts.rule(campaignId, rule)),
  };
  return { ...turn, who: { ...turn.who, seats: [seat] }, facts: over(turn.facts, own) };
}

/** Facts with some answers of its own: the store's object keeps what is private to it. */
function over(facts: Facts, own: Partial<Facts>): Facts {
  return new Proxy(facts, {
    get(target, name) {
      const mine: unknown = Reflect.get(own, name);
      if (mine !== undefined) return mine;
      const theirs: unknown = Reflect.get(target, name);
      return typeof theirs === 'function' ? theirs.bind(target) : theirs;
    },
  });
}

/**
 * What became of the practice draft: its new state, or how it ended. Null when something happened that is no part of a
 * practice report: then nothing of it may be kept.
 */
export function playedOn(draft: Practice['draft'], events: readonly Event[]): Practice['draft'] | 'sent' | null {
  let now = draft;
  for (const event of events) {
    if (!('obligationId' in event) || event.obligationId !== PRACTICE) return null;
    switch (event.type) {
      case 'draft_answered':
        now = { ...now, version: event.version, answers: answered(now.answers, event) };
        break;
      case 'draft_dated':
        now = { ...now, version: event.version, asOf: event.asOf };
        break;
      case 'draft_noted':
        now = { ...now, version: event.version, highlight: event.highlight };
        break;
      case 'draft_doubted':
        now = { ...now, version: event.version, doubt: { criterionId: event.criterionId, answer: event.answer } };
        break;
      case 'report_submitted':
        return 'sent';
      default:
        return null;
    }
  }
  return now;
}

function answered(
  answers: readonly DraftAnswer[],
  { criterionId, value, note, ref }: Extract<Event, { type: 'draft_answered' }>,
): readonly DraftAnswer[] {
  const others = answers.filter((one) => one.criterionId !== criterionId);
  return value === null ? others : [...others, { criterionId, value, note, ref }];
}
