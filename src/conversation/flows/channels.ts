/**
 * One person on several channels. "Thêm kênh" shows a code that works once, for fifteen minutes; sent on another
 * channel it brings that channel to the same person, and the first one is told. A channel that belongs to somebody
 * with a seat is never taken over: two people's seats are not merged. Any channel can be cut off from any other.
 */
import type { Event } from '../../events/event.js';
import { type Line, line } from '../../messages/message.js';
import type { PersonChannel } from '../facts.js';
import { say } from '../say.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../turn.js';
import { roleLine } from './menu.js';

const CODE_LIVES_MS = 15 * 60_000;
/** As many choices as a bubble may have. */
const MOST_SHOWN = 4;

const channelName = (address: string): Line => line(`channels.name.${address.slice(0, address.indexOf(':'))}`);

/** "thêm kênh": a new code; those shown before work no more. */
export function addChannel(turn: Turn): Answer {
  const { person } = turn.who;
  if (person === null) return { bubble: bubble([line('stale.gone')]), open: NOTHING_OPEN };
  const { code, hash: codeHash } = turn.make.newCode('chat');
  const expiresAt = turn.now + CODE_LIVES_MS;
  const lines = [
    line('channels.code', { code, until: { instant: expiresAt, form: 'clock_day' } }),
    line('channels.how', { code }),
  ];
  const { telegram } = turn.links;
  if (telegram !== null && !turn.who.address.startsWith('telegram:')) {
    lines.push(line('channels.on_telegram', { link: `${telegram}${code}` }));
  }
  lines.push(line('channels.keep_secret'));
  return {
    bubble: bubble(lines),
    open: turn.session.open,
    fleeting: true,
    events: [{ type: 'link_code_created', personId: person.id, codeHash, shownAt: turn.who.address, expiresAt }],
  };
}

/** A code that came in; null when it is none of these, or works no more. */
export async function linkHere(turn: Turn, hash: string): Promise<Answer | null> {
  const found = await turn.facts.linkCode(hash);
  if (found === null || found.used || turn.now >= found.expiresAt) return null;
  const { personId, shownAt } = found;
  const there = await turn.facts.who(shownAt);
  if (there.person?.id !== personId || there.person.locked || there.seats.length === 0) return null;
  const { who } = turn;
  if (who.person?.id === personId) return say(turn, 'channels.already');
  if (who.person?.locked === true) return null;
  if (who.seats.length > 0) {
    const roles = { list: who.seats.map((seat) => ({ line: roleLine(seat) })) };
    return { bubble: bubble([line('channels.other_person', { roles })]), open: turn.session.open };
  }
  return link(turn, { codeHash: hash, personId, shownAt }, there.seats.map(roleLine));
}

function link(
  turn: Turn,
  { codeHash, personId, shownAt }: { codeHash: string; personId: string; shownAt: string },
  roles: readonly Line[],
): Answer {
  const { address, displayName, language, known } = turn.who;
  const events: Event[] = known ? [] : [{ type: 'address_opened', address, displayName, language }];
  const name = displayName === null ? 'told_unnamed' : 'told';
  const told = bubble(
    [line(`channels.${name}`, { channel: { line: channelName(address) }, name: displayName ?? '' })],
    [choice(`unlink:${address}`, 'unlink_that')],
  );
  events.push(
    { type: 'address_linked', personId, address, codeHash },
    { type: 'message_created', to: { address: shownAt }, bubble: told, lane: 'reply', about: null, fleeting: false },
  );
  const done = line('channels.done', { roles: { list: roles.map((one) => ({ line: one })) } });
  return { bubble: bubble([done], [choice(`unlink:${address}`, 'unlink_this')]), open: NOTHING_OPEN, events };
}

/** "kênh của tôi", "gỡ kênh": where the person is reached, each of which can be cut off. */
export async function myChannels(turn: Turn): Promise<Answer> {
  const known = await turn.facts.channelsOf(turn.who.person?.id ?? '');
  const all = known.toSorted((a, b) => Number(b.address === turn.who.address) - Number(a.address === turn.who.address));
  const lines = [line('channels.head'), ...all.map((one) => channelLine(turn, one)), line('channels.tail')];
  const others = all.filter((one) => one.address !== turn.who.address).slice(0, MOST_SHOWN);
  const choices = others.map((one) =>
    choice(`unlink:${one.address}`, 'unlink_one', { channel: { line: channelName(one.address) } }),
  );
  return { bubble: bubble(lines, choices, { spelled: 'numbered' }), open: NOTHING_OPEN };
}

function channelLine(turn: Turn, one: PersonChannel): Line {
  const channel = { line: channelName(one.address) };
  if (one.address === turn.who.address) return line('channels.one_here', { channel });
  if (one.gone) return line('channels.one_gone', { channel });
  if (one.seenAt === null) return line('channels.one_unused', { channel });
  return line('channels.one', { channel, at: { instant: one.seenAt, form: 'clock_day' } });
}

/** `unlink:<channel>:<address>`: at once; who was cut off is told so, and nothing more is shown there. */
export async function unlink(turn: Turn, address: string): Promise<Answer> {
  const personId = turn.who.person?.id ?? '';
  const all = await turn.facts.channelsOf(personId);
  if (!all.some((one) => one.address === address)) return say(turn, 'channels.not_yours');
  if (all.length === 1) return say(turn, 'channels.only');
  const event: Event = { type: 'address_unlinked', personId, address };
  if (address === turn.who.address)
    return { ...say(turn, 'channels.removed_here'), open: NOTHING_OPEN, events: [event] };
  const cut = bubble([line('channels.cut')]);
  return {
    bubble: bubble([line('channels.removed', { channel: { line: channelName(address) } })]),
    open: turn.session.open,
    events: [
      event,
      { type: 'message_created', to: { address }, bubble: cut, lane: 'reply', about: null, fleeting: false },
    ],
  };
}
