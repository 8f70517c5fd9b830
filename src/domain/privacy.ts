/**
 * What a person may ask about their own data (Luật 91/2025/QH15, Nghị định 356/2025/NĐ-CP) and until when: an answer
 * within 2 working days, withdrawal carried out within 15 days, correction within 10, erasure within 20. Only the
 * person's data are meant: figures are the unit's and stay under record keeping.
 */
import { type Calendar, workingDaysAfter } from './calendar.js';
import { addDays, type Day } from './time.js';

export const PRIVACY_KINDS = ['export', 'correct', 'withdraw', 'erase'] as const;
export type PrivacyKind = (typeof PRIVACY_KINDS)[number];

const ANSWER_WORKING_DAYS = 2;
const DONE_DAYS: Readonly<Record<PrivacyKind, number>> = { export: 10, correct: 10, withdraw: 15, erase: 20 };

export interface PrivacyClock {
  /** The last day to answer. */
  readonly answerBy: Day;
  /** The last day to have it done. */
  readonly doneBy: Day;
}

export function privacyClock(kind: PrivacyKind, asked: Day, calendar: Calendar): PrivacyClock {
  // A day whose arrangement is not settled counts as worked here: a right must not wait for it.
  const strict: Calendar = {
    ...calendar,
    isWorking: (day) => calendar.isWorking(day) || calendar.kind(day) === 'unknown',
  };
  return {
    answerBy: workingDaysAfter(strict, asked, ANSWER_WORKING_DAYS),
    doneBy: addDays(asked, DONE_DAYS[kind]),
  };
}
