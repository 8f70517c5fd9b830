/**
 * The report's own questions, asked of the office: what its flow answers is turned so that figures go into the entry
 * instead of the unit's draft, buttons come back here, and the summary is the office's.
 */
import type { Choice } from '../../../../messages/message.js';
import type { DraftAnswer } from '../../../facts.js';
import type { Answer, Turn } from '../../../turn.js';
import type { ReportView } from '../../report/view.js';
import { type Entry, openEntry } from './entry.js';
import { entrySummary } from './summary.js';

/** `read:<report>:<criterion>:1` -> `for:read:<place>:1:<report>`; a place, since ids of criteria are long. */
function turnedChoice(view: ReportView, choice: Choice): Choice {
  const [act = '', obligationId = '', criterionId = '', extra = ''] = choice.id.split(':');
  const place = view.criteria.findIndex((criterion) => criterion.id === criterionId);
  return { ...choice, id: `for:${act}:${place}:${extra}:${obligationId}` };
}

function withEvents(entry: Entry, answer: Answer): Entry {
  let { answers, version } = entry;
  for (const event of answer.events ?? []) {
    if (event.type !== 'draft_answered') continue;
    const { criterionId, value, note, ref } = event;
    const others = answers.filter((one) => one.criterionId !== criterionId);
    const held: readonly DraftAnswer[] = value === null ? [] : [{ criterionId, value, note, ref }];
    answers = [...others, ...held];
    version += 1;
  }
  return { ...entry, answers, version };
}

/** `view` is the report before the answer; its figures are taken from the entry as it stands after. */
export function turned(turn: Turn, view: ReportView, entry: Entry, answer: Answer): Answer {
  const after = withEvents({ ...entry, askingDay: false }, answer);
  const { open } = answer;
  if (open.kind !== 'question') {
    const done: Entry = { ...after, criterionId: null, state: { kind: 'plain' } };
    return entrySummary(
      turn,
      { ...view, draft: { ...view.draft, answers: after.answers, version: after.version } },
      done,
    );
  }
  return {
    bubble: { ...answer.bubble, choices: answer.bubble.choices.map((one) => turnedChoice(view, one)) },
    open: openEntry({ ...after, criterionId: open.criterionId, state: open.state }),
    by: view.seat.id,
  };
}
