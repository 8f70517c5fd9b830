/** A day with its hour, as people say it: "8h sáng mai", "14 giờ 30 ngày 29/12", "15h chiều thứ sáu". */
import { DAY_MS, type Day, dayOf, type Instant, startOfDay } from '../domain/time.js';
import { readDay } from './dates.js';
import { fold } from './fold.js';

const HOUR = /(?:^|[^\d/])(\d{1,2})(?: ?gio(?!\p{L})| ?:|[hg]| [hg](?!\p{L}))(?: ?(\d{2}))?(?: phut)?(?![\d/])/u;
const AFTERNOON = /(?:^| )(?:chieu|toi|pm)(?: |$)/;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/**
 * Null where no hour is said, or a day that does not exist. Without a day: the next such hour. A weekday alone is the
 * coming one.
 */
export function readMoment(text: string, now: Instant): Instant | null {
  const words = ` ${fold(text).replace(/[.,;!]/g, ' ')} `.replaceAll(/\s+/g, ' ');
  const found = HOUR.exec(words);
  if (found === null) return null;
  const said = Number(found[1]);
  const hour = said < 12 && AFTERNOON.test(words) ? said + 12 : said;
  const minute = Number(found[2] ?? 0);
  if (hour > 23 || minute > 59) return null;
  const rest = `${words.slice(0, found.index)} ${words.slice(found.index + found[0].length)}`;
  const today = dayOf(now);
  const read = readDay(rest, today);
  const day: Day | null = read === null ? null : 'day' in read ? read.day : (read.days.at(-1) ?? null);
  const at = startOfDay(day ?? today) + hour * HOUR_MS + minute * MINUTE_MS;
  return day === null && at <= now ? at + DAY_MS : at;
}
