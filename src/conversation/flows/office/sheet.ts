/** "Tờ mời": a printed sheet with a QR code for each unit that has nobody yet. The codes stand in the file alone. */
import { inviteSheet, SHEET_MOST, type SheetArgs, unitsWithout } from '../../../admin/invite-sheet.js';
import { dayOf } from '../../../domain/time.js';
import { fold } from '../../../language/fold.js';
import { type Choice, line } from '../../../messages/message.js';
import type { SeatView } from '../../facts.js';
import type { Open } from '../../session.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { deskOf, officeSeat } from './seat.js';
import { unitMeant } from './unit-meant.js';

const LAYOUTS = ['page', 'cards', 'word'] as const;

/** For whom: one unit by name, one tier by its word, else everybody without a focal point. */
async function wishOf(turn: Turn, { campaignId }: SeatView, rest: string): Promise<SheetArgs> {
  const words = fold(rest).trim();
  if (words === '') return { campaignId, tier: null };
  const plan = (await turn.facts.campaign(campaignId))?.plan;
  const tier = plan?.tiers.find((one) => [one.name, ...one.words].some((word) => fold(word) === words));
  if (tier !== undefined) return { campaignId, tier: tier.id };
  const meant = await unitMeant(turn, campaignId, rest);
  return meant.kind === 'one' ? { campaignId, tier: null, unitId: meant.unit.id } : { campaignId, tier: null };
}

const holding = ({ tier, unitId }: SheetArgs): Open => ({
  kind: 'office',
  act: 'sheet',
  step: 'ask',
  held: { tier: tier ?? '', unit: unitId ?? 0 },
});

function heldWish(open: Open, campaignId: string): SheetArgs | null {
  if (open.kind !== 'office' || open.act !== 'sheet') return null;
  const { tier, unit } = open.held;
  const base = { campaignId, tier: tier === '' || tier === undefined ? null : String(tier) };
  return Number(unit) > 0 ? { ...base, unitId: Number(unit) } : base;
}

/** "tờ mời", "tờ mời phường, xã", "tờ mời Văn Hải". */
export async function startSheet(turn: Turn, rest: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'invite');
  if (seat === null) return null;
  const wish = await wishOf(turn, seat, rest);
  const units = (await unitsWithout(wish, turn.facts, turn.now)) ?? [];
  const [only] = units;
  if (only === undefined) return { bubble: bubble([line('sheet.nobody')]), open: turn.session.open };
  const whom =
    units.length === 1
      ? line('sheet.for_one', { unit: only.name })
      : line('sheet.for_units', { count: { count: units.length } });
  const lines = [
    whom,
    line('sheet.rules'),
    ...(units.length > SHEET_MOST ? [line('sheet.first_part', { most: SHEET_MOST })] : []),
    ...(loopback(turn) ? [line('sheet.loopback')] : []),
    line('sheet.which'),
  ];
  const choices: Choice[] = LAYOUTS.map((one) => choice(`sheet:${one}`, `sheet_${one}`));
  return { bubble: bubble(lines, choices, { spelled: 'words' }), open: holding(wish) };
}

/** The page stands on the server itself: a phone outside cannot open it. */
const loopback = (turn: Turn): boolean => /^https?:\/\/(127\.|localhost|\[::1\])/.test(turn.links.page ?? '');

/** `sheet:<page|cards|word>`. A second press makes no second codes. */
export async function sheetPress(turn: Turn, wanted: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'invite');
  const layout = LAYOUTS.find((one) => one === wanted);
  if (seat === null || layout === undefined) return null;
  const wish = heldWish(turn.session.open, seat.campaignId);
  const goOn = choice('launch:people', 'launch_go_on');
  if (wish === null) return { bubble: bubble([line('sheet.made_already')], [goOn]), open: turn.session.open };
  const made = await inviteSheet(wish, turn.facts, deskOf(turn));
  if (!made.ok) return { bubble: bubble([line('sheet.nobody')]), open: NOTHING_OPEN };
  const { codes, expiresAt, left } = made.value.result;
  const day = { day: dayOf(expiresAt - 1), form: 'weekday_year' as const };
  const params = {
    campaignId: seat.campaignId,
    layout,
    until: expiresAt,
    page: turn.links.page ?? '',
    telegram: turn.links.telegram ?? '',
    codes: codes.map(({ unit, code }) => `${unit.id}=${code}`).join(' '),
  };
  const lines = [
    line('sheet.made', { count: { count: codes.length }, day }),
    line('sheet.next'),
    ...(left > 0 ? [line('sheet.left', { left: { count: left } })] : []),
  ];
  return {
    bubble: bubble(lines, [goOn], { file: { kind: 'invitation_sheet', params } }),
    open: NOTHING_OPEN,
    events: made.value.events,
    by: seat.id,
    fleeting: true,
  };
}
