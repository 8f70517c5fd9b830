/** "Chốt danh sách xét": shown once more, then kept for good. */
import { freezeSheet, markOf } from '../../../admin/award/freeze.js';
import { type Sheets, sheetsOf } from '../../../admin/award/sheet.js';
import type { Occasion } from '../../../domain/award.js';
import { allVerified, notAssessed, rowsBy } from '../../../domain/award-sheet.js';
import { dayOf } from '../../../domain/time.js';
import { readOccasion } from '../../../language/award.js';
import { line } from '../../../messages/message.js';
import type { SeatView } from '../../facts.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { deskOf } from '../office/seat.js';
import { tierSaid } from './list-words.js';
import { keeping, officeSeatFor, refusal } from './seat.js';
import { whenParams } from './words.js';

/** "chốt danh sách xét …" */
export async function startFreeze(turn: Turn, rest: string): Promise<Answer | null> {
  const seat = officeSeatFor(turn, ['award_list']);
  const campaign = seat === null ? null : await turn.facts.campaign(seat.campaignId);
  if (seat === null || campaign === null) return null;
  const said = readOccasion(rest, dayOf(turn.now));
  const tier = said.rest === '' ? null : tierSaid(campaign.plan, said.rest);
  const wanted = { campaignId: seat.campaignId, occasion: said.occasion, period: said.year, tier };
  const found = await sheetsOf(wanted, turn.facts, turn.now);
  return found.ok ? await preview(turn, seat, found.value) : keeping(turn, [refusal(found.problem)]);
}

export async function preview(turn: Turn, seat: SeatView, { live, frozen }: Sheets): Promise<Answer> {
  if (live.basis === 'no_basis')
    return keeping(turn, [line('award.list.no_basis', { where: live.standardsIn ?? 'none' })]);
  const look = await freezeSheet({ ...live }, turn.facts, deskOf(turn));
  if (!look.ok) return keeping(turn, [refusal(look.problem)]);
  const { campaignId, occasion, period, tier } = live;
  const listed = rowsBy(live, 'listed');
  const lines = [
    line('award.freeze.head', { ...whenParams(live), tier: live.tierName }),
    line('award.freeze.counts', {
      met: listed.length,
      total: live.rows.length,
      verified: listed.length === 0 ? 'none' : allVerified(listed) ? 'yes' : 'no',
      version: live.planVersion,
    }),
    notAssessed(listed).length === 0 ? null : line('award.freeze.not_assessed', { count: notAssessed(listed).length }),
    frozen === null ? null : line('award.freeze.again'),
    line('award.freeze.confirm'),
  ];
  return {
    bubble: bubble(
      lines.filter((one) => one !== null),
      [choice('aw_frozen', 'award_frozen'), choice('menu:left', 'office_stop')],
      { titled: true },
    ),
    open: {
      kind: 'office',
      act: 'award',
      step: 'freeze',
      held: { campaignId, occasion, period, tier, mark: markOf(live) },
    },
    by: seat.id,
  };
}

/** `aw_frozen`: what is frozen is the list that was counted on the card, of the campaign it was shown for. */
export async function frozenPress(turn: Turn): Promise<Answer | null> {
  const { open } = turn.session;
  if (officeSeatFor(turn, ['award_list']) === null) return null;
  if (open.kind !== 'office' || open.act !== 'award' || open.step !== 'freeze')
    return keeping(turn, [line('stale.passed')]);
  const { campaignId, occasion, period, tier, mark } = open.held;
  const seat = officeSeatFor(turn, ['award_list'], String(campaignId));
  if (seat === null) return keeping(turn, [line('stale.gone')]);
  const wanted = { occasion: occasion as Occasion, period: String(period), tier: String(tier), mark: String(mark) };
  const done = await freezeSheet({ campaignId: seat.campaignId, ...wanted }, turn.facts, deskOf(turn));
  if (!done.ok) return { bubble: bubble([refusal(done.problem)]), open: NOTHING_OPEN };
  const sheet = done.value.result;
  const said = line('award.freeze.done', {
    ...whenParams(sheet),
    tier: sheet.tierName,
    at: { instant: turn.now, form: 'clock_day' },
    listed: rowsBy(sheet, 'listed').length,
    total: sheet.rows.length,
  });
  return {
    bubble: bubble([said, line('award.freeze.next')]),
    open: NOTHING_OPEN,
    events: done.value.events,
    by: seat.id,
  };
}
