/** What officers are told of a unit's answer, with what they can do about it in one tap. */
import { bubble, choice } from '../../conversation/turn.js';
import type { FigureValue } from '../../domain/figure.js';
import { sameValue } from '../../domain/figure.js';
import { type Bubble, line } from '../../messages/message.js';
import type { CaseFigure, ReviewCase } from './case.js';
import { figureWords, reportTitle } from './told.js';

/** A figure changed, or was kept with an explanation; `version` is the report's after it. */
export function correctedCard(
  one: ReviewCase,
  each: CaseFigure,
  value: FigureValue,
  words: string | null,
  version: number,
): Bubble {
  const { id, unit } = one.report.obligation;
  const n = each.place + 1;
  const params = { unit: unit.name, n, name: each.criterion.shortName };
  const kept = sameValue(each.figure.value, value);
  const key = kept ? 'explained' : each.figure.state === 'verified' ? 'corrected_verified' : 'corrected';
  const lines = [
    reportTitle(one),
    line(`review.officer.${key}`, params),
    kept
      ? line('review.officer.kept', { value: figureWords(each, value) })
      : line('review.officer.from_to', { before: figureWords(each), after: figureWords(each, value) }),
    words === null ? null : line('review.officer.unit_says', { words }),
  ];
  const subject = `${id}:${each.criterion.id}:${version}`;
  const choices = [choice(`vf_ok1:${subject}`, 'verify_one'), choice(`vf_back1:${subject}`, 'return')];
  if (kept) choices.push(choice(`vf_set:${subject}`, 'set_other'));
  return bubble(
    lines.filter((one) => one !== null),
    choices,
    { titled: true },
  );
}

/** The second person decides between the unit's value and the recorded one. */
export function contestedCard(one: ReviewCase, each: CaseFigure, words: string): Bubble {
  const { id, unit } = one.report.obligation;
  const lines = [
    reportTitle(one),
    line('review.officer.contested', { unit: unit.name, n: each.place + 1, name: each.criterion.shortName }),
    line('review.officer.unit_says', { words }),
  ];
  return bubble(lines, [choice(`vf_open:${id}`, 'open_case')], { titled: true });
}

export function answered(one: ReviewCase, each: CaseFigure, question: string, words: string): Bubble {
  const { id, unit, submitted } = one.report.obligation;
  const lines = [
    reportTitle(one),
    line('review.officer.answered', { unit: unit.name, n: each.place + 1, name: each.criterion.shortName }),
    line('review.officer.asked', { words: question }),
    line('review.officer.answer', { words }),
    line('review.officer.figure', { value: figureWords(each) }),
  ];
  const subject = `${id}:${each.criterion.id}:${submitted?.version ?? 0}`;
  return bubble(lines, [choice(`vf_ok1:${subject}`, 'verify_one'), choice(`vf_back1:${subject}`, 'return')], {
    titled: true,
  });
}
