/** A person's own account: language, leaving, locking. Each works at once. */
import { buttonName } from '../../domain/unit.js';
import { type Language, line } from '../../messages/message.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../turn.js';
import { opened } from './join.js';
import { roleLine } from './menu.js';

export function chooseLanguage(turn: Turn, language: Language): Answer {
  const personId = turn.who.person?.id ?? null;
  return {
    bubble: bubble([line(`language.now_${language}`)], [choice('menu:menu', 'menu')]),
    open: turn.session.open,
    events: [...opened(turn), { type: 'language_chosen', personId, language }],
  };
}

/** "rời": which seat, then one question. */
export function askLeave(turn: Turn): Answer {
  const { seats } = turn.who;
  const choices = seats.slice(0, 4).map((seat) =>
    choice(`leave:${seat.id}`, 'leave_seat', {
      what: seat.unit === null ? { line: line(`role_short.${seat.role}`) } : buttonName(seat.unit),
    }),
  );
  const said = line('leave.ask', { roles: { list: seats.map((seat) => ({ line: roleLine(seat) })) } });
  return {
    bubble: bubble([said], [...choices, choice('menu:left', 'stay')], { spelled: 'numbered' }),
    open: NOTHING_OPEN,
  };
}

export function leave(turn: Turn, seatId: string): Answer {
  const seat = turn.who.seats.find((one) => one.id === seatId);
  if (seat === undefined) return { bubble: bubble([line('stale.gone')]), open: NOTHING_OPEN };
  return {
    bubble: bubble([line('leave.done', { role: { line: roleLine(seat) } })]),
    open: NOTHING_OPEN,
    events: [{ type: 'seat_ended', seatId, campaignId: seat.campaignId, why: 'left' }],
  };
}

/** "khóa tài khoản": one question, then nothing more is shown here until the standing agency opens it again. */
export function askLock(): Answer {
  return {
    bubble: bubble([line('lock.ask')], [choice('lock', 'lock'), choice('menu:left', 'stay')]),
    open: NOTHING_OPEN,
  };
}

export function lock(turn: Turn): Answer {
  const person = turn.who.person;
  const [seat] = turn.who.seats;
  if (person === null || seat === undefined) return { bubble: bubble([line('stale.gone')]), open: NOTHING_OPEN };
  return {
    bubble: bubble([line('lock.done')]),
    open: NOTHING_OPEN,
    events: [{ type: 'person_locked', personId: person.id, campaignId: seat.campaignId }],
  };
}

/** Optional announcements, of every campaign of the person; a duty's always arrive. */
export function chooseNews(turn: Turn, wanted: boolean): Answer {
  const personId = turn.who.person?.id ?? '';
  const campaigns = [...new Set(turn.who.seats.map((seat) => seat.campaignId))];
  const events = campaigns.map((campaignId) => ({
    type: 'announcements_chosen' as const,
    campaignId,
    personId,
    wanted,
  }));
  return {
    bubble: bubble([line(wanted ? 'broadcast.news_on' : 'broadcast.news_off')]),
    open: turn.session.open,
    events,
  };
}
