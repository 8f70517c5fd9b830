/** A draft before it is sent: what it says, to how many, how they are reached, and what to type. */
import { basisLines } from '../../../admin/broadcast/eligible.js';
import { type Look, lookAt } from '../../../admin/broadcast/look.js';
import { writtenLines } from '../../../admin/broadcast/say.js';
import type { Preview } from '../../../broadcast/preview.js';
import type { Broadcast } from '../../../broadcast/types.js';
import { type Line, line, type Param } from '../../../messages/message.js';
import type { Open } from '../../session.js';
import { type Answer, bubble, choice, type Turn } from '../../turn.js';

export const inAnnounce = (step: string, held: Readonly<Record<string, string | number>>): Open => ({
  kind: 'office',
  act: 'announce',
  step,
  held,
});

/** `first`: what was just said or changed. `whole` false: the text was read a moment ago and stands as it was. */
export async function draftCard(
  turn: Turn,
  one: Broadcast,
  first: readonly Line[] = [],
  whole = true,
): Promise<Answer> {
  const look = await lookAt(one, turn.facts, turn.now);
  const { way, preview } = look;
  const lines = [
    ...first,
    ...(whole ? writtenLines(one.content) : []),
    line('broadcast.card.title', { count: preview.total, units: preview.units }),
    ...basisLines(look.eligible),
    ...previewLines(preview),
    ...(preview.paid.count + preview.overCap > 0 ? [line('broadcast.card.cap', { cap: { count: look.cap } })] : []),
    ...oneTime(one),
    wayLine(one, look),
  ];
  const submit =
    way === 'second_person' && one.number > 0 ? [choice(`bc_submit:${one.id}:${one.version}`, 'broadcast_submit')] : [];
  const choices = [
    choice(`bc_try:${one.id}`, 'broadcast_try'),
    ...submit,
    choice(`bc_names:${one.id}:0`, 'broadcast_names'),
  ];
  const open = inAnnounce('preview', { id: one.id, campaignId: one.campaignId });
  return { bubble: bubble(lines, preview.total === 0 ? [] : choices, { spelled: 'words' }), open };
}

/** Where each receiver stands right now; the numbers add up to the total. */
export function previewLines({ free, paid, overCap, shut, nowhere, nobodyJoined, optedOut }: Preview): Line[] {
  const channels = free.map(
    ({ channel, count }): Param => ({
      line: line('broadcast.card.on', { count, channel: { line: line(`channels.name.${channel}`) } }),
    }),
  );
  const count = free.reduce((sum, one) => sum + one.count, 0);
  const shown: (Line | null)[] = [
    count === 0 ? null : line('broadcast.card.free', { count, channels: { list: channels } }),
    paid.count === 0 ? null : line('broadcast.card.paid', { count: paid.count, amount: { count: paid.amount } }),
    ...Object.entries({ overCap, shut, nowhere, nobodyJoined, optedOut }).map(([name, n]) =>
      n === 0 ? null : line(`broadcast.card.${name}`, { n }),
    ),
  ];
  return shown.filter((one) => one !== null);
}

function oneTime({ optional, repeat, notAfter }: Broadcast): Line[] {
  return [
    ...(optional ? [line('broadcast.card.optional')] : []),
    ...(repeat ? [] : [line('broadcast.card.no_repeat')]),
    ...(notAfter === null ? [] : [line('broadcast.card.not_after', { at: { instant: notAfter, form: 'stamp' } })]),
  ];
}

function wayLine(one: Broadcast, { way, preview, most, startsAt }: Look): Line {
  if (preview.total === 0) return line('broadcast.card.nobody');
  const minutes = Math.max(1, Math.ceil(preview.seconds / 60));
  const later = one.scheduledAt !== null || startsAt > one.createdAt + 86_400_000;
  const when: Param = later
    ? { line: line('broadcast.card.at', { at: { instant: startsAt, form: 'stamp' } }) }
    : { line: line('broadcast.card.hours') };
  switch (way) {
    case 'second_person':
      return line('broadcast.card.second', { when, minutes });
    case 'type_count':
      return line('broadcast.card.alone', { when, minutes, count: preview.total });
    case 'nobody_to_approve':
      return line('broadcast.card.too_many', { most });
    default:
      return way satisfies never;
  }
}
