/**
 * "Dữ liệu của tôi": what is kept about the person and what they may ask. A request is written down with its legal
 * clock and told to the standing agency; an export is done on the spot; withdrawing consent ends every seat at once.
 */
import { NATIONAL } from '../../domain/calendar.js';
import { type PrivacyKind, privacyClock } from '../../domain/privacy.js';
import { dayOf } from '../../domain/time.js';
import type { Event, PrivacyEvent } from '../../events/event.js';
import { type Line, line } from '../../messages/message.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn, tell } from '../turn.js';
import { roleLine } from './menu.js';

const WORDS_MAX = 500;

/** Null when nothing is kept: the address is a stranger's. */
export async function myData(turn: Turn): Promise<Answer | null> {
  const { person, seats } = turn.who;
  if (person === null) return null;
  const kept = await turn.facts.keptData(person.id);
  const lines: Line[] = [
    line('privacy.head', {
      name: kept.displayName ?? { line: line('privacy.no_name') },
      channels: {
        list: [...new Set(kept.channels.map((one) => one.channel))].map((one) => ({
          line: line(`channels.name.${one}`),
        })),
      },
    }),
  ];
  if (seats.length > 0)
    lines.push(line('privacy.roles', { roles: { list: seats.map((s) => ({ line: roleLine(s) })) } }));
  const given = kept.consents.filter((one) => one.given).at(-1);
  if (given !== undefined) lines.push(line('privacy.consent', { at: { instant: given.at, form: 'clock_day' } }));
  lines.push(line('privacy.texts', { n: kept.texts }), line('privacy.figures'), line('privacy.to_withdraw'));
  return {
    bubble: bubble(lines, [
      choice('my_data:export', 'data_export'),
      choice('my_data:correct', 'data_correct'),
      choice('my_data:erase', 'data_erase'),
    ]),
    open: turn.session.open,
  };
}

/** `my_data:<kind>`, `my_data_sure:<kind>`. Null when the press is none of ours or the person is unknown. */
export async function privacyPress(turn: Turn, act: string, kind: string): Promise<Answer | null> {
  if (turn.who.person === null || (act !== 'my_data' && act !== 'my_data_sure')) return null;
  switch (kind) {
    case 'export':
      return exportData(turn, turn.who.person.id);
    case 'correct':
      return {
        bubble: bubble([line('privacy.ask_correct')], [choice('menu:left', 'stay')]),
        open: { kind: 'my_data' },
      };
    case 'withdraw':
    case 'erase':
      if (act === 'my_data_sure') return ask(turn, turn.who.person.id, kind, null);
      return {
        bubble: bubble(
          [line(`privacy.ask_${kind}`)],
          [
            choice(`my_data_sure:${kind}`, kind === 'erase' ? 'data_erase' : 'data_withdraw'),
            choice('menu:left', 'stay'),
          ],
        ),
        open: NOTHING_OPEN,
      };
    default:
      return null;
  }
}

/** What should be corrected, typed. */
export async function privacyText(turn: Turn, text: string): Promise<Answer | null> {
  return turn.who.person === null ? null : ask(turn, turn.who.person.id, 'correct', text.slice(0, WORDS_MAX));
}

function request(
  turn: Turn,
  personId: string,
  kind: PrivacyKind,
  words: string | null,
): PrivacyEvent & { type: 'privacy_requested' } {
  const clock = privacyClock(kind, dayOf(turn.input.at), NATIONAL);
  const done = kind === 'export';
  return { type: 'privacy_requested', requestId: turn.make.newId(), personId, kind, words, ...clock, done };
}

function exportData(turn: Turn, personId: string): Answer {
  return {
    bubble: bubble([line('privacy.exported')], [], { file: { kind: 'my_data', params: { personId } } }),
    open: turn.session.open,
    events: [request(turn, personId, 'export', null)],
  };
}

async function ask(
  turn: Turn,
  personId: string,
  kind: 'correct' | 'withdraw' | 'erase',
  words: string | null,
): Promise<Answer> {
  const asked = request(turn, personId, kind, words);
  const ended: Event[] =
    kind === 'correct'
      ? []
      : turn.who.seats.map((seat) => ({
          type: 'seat_ended',
          seatId: seat.id,
          campaignId: seat.campaignId,
          why: 'left',
        }));
  const days = {
    answerBy: { day: asked.answerBy, form: 'weekday_year' as const },
    doneBy: { day: asked.doneBy, form: 'weekday_year' as const },
  };
  const what = { line: line(`privacy.kind.${kind}`) };
  const [seat] = turn.who.seats;
  const role = seat === undefined ? line('privacy.former') : roleLine(seat);
  const name = { line: askerLine(role, turn.who.displayName) };
  const told = (await officers(turn)).map((officer) =>
    tell(
      officer,
      bubble([line('privacy.told_officer', { what, name, ...days })], [choice('menu:privacy', 'privacy_requests')]),
    ),
  );
  return {
    bubble: bubble([line(kind === 'correct' ? 'privacy.asked' : 'privacy.asked_and_ended', { what, ...days })]),
    open: NOTHING_OPEN,
    events: [asked, ...ended, ...told],
  };
}

/** "đầu mối Phường Đài Sơn (tên hiển thị)" */
export function askerLine(role: Line, name: string | null): Line {
  return name === null ? role : line('privacy.asker', { role: { line: role }, name });
}

/** The coordinators of the person's campaigns; of all of them for someone whose seats have ended. */
async function officers(turn: Turn): Promise<readonly string[]> {
  const mine = turn.who.seats.map((seat) => seat.campaignId);
  const all = mine.length > 0 ? mine : (await turn.facts.campaigns()).map((one) => one.id);
  const found = await Promise.all([...new Set(all)].map((id) => turn.facts.holders(id, 'coordinator', null)));
  return [...new Set(found.flat())].filter((one) => one !== turn.who.person?.id);
}
