/**
 * A bound as its last acceptable day: "hết Thứ Năm, 14/12/2023", and where that is no working day
 * "hết Thứ Bảy, 14/12/2024; ngày làm việc cuối: Thứ Sáu, 13/12/2024".
 */
import { type Calendar, lastWorkingDay } from '../domain/calendar.js';
import { lastDayOf } from '../domain/obligation.js';
import type { Instant } from '../domain/time.js';
import { type Line, line } from '../messages/message.js';

export function boundWords(dueBefore: Instant, calendar: Calendar): Line {
  const last = lastDayOf(dueBefore);
  const working = lastWorkingDay(calendar, last);
  const words = {
    last: { day: last, form: 'weekday_year' as const },
    working: { day: working, form: 'weekday_year' as const },
  };
  return line(working === last ? 'dates.last_day' : 'dates.last_working', words);
}
