/** "Số điện thoại Mỹ Đông: 0259 3822 111", "số điện thoại Mỹ Đông: bỏ". */
import { setUnitPhone } from '../../../admin/unit-phone.js';
import { buttonName } from '../../../domain/unit.js';
import { fold } from '../../../language/fold.js';
import { line } from '../../../messages/message.js';
import { type Answer, bubble, choice, type Turn } from '../../turn.js';
import { deskOf, officeSeat } from './seat.js';
import { unitMeant } from './unit-meant.js';

/** The last run of digits; what stands before it names the unit. */
const NUMBER = /[\s:,-]*(\+?\d[\d .()-]{6,18}\d)\s*$/u;
const GONE = /[\s:,-]+(?:bo|xoa|khong con|none|remove)$/;

export async function startUnitPhone(turn: Turn, rest: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'remind');
  if (seat === null) return null;
  const { campaignId } = seat;
  const { open } = turn.session;
  const say = (key: string, params = {}): Answer => ({ bubble: bubble([line(key, params)]), open });
  const number = NUMBER.exec(rest);
  const folded = fold(rest).trim();
  if (number === null && !GONE.test(folded)) return say('unit_phone.how');
  const named = number === null ? folded.replace(GONE, '') : rest.slice(0, number.index);
  const meant = await unitMeant(turn, campaignId, named);
  if (meant.kind === 'some') return say('unit_phone.which', { names: { list: meant.units.map(buttonName) } });
  if (meant.kind === 'none') return say('office.unit_unknown', { text: named.trim().slice(0, 60) });
  const args = { campaignId, unitId: meant.unit.id, phone: number?.[1] ?? null };
  const done = await setUnitPhone(args, turn.facts, deskOf(turn));
  if (!done.ok) return say(`unit_phone.${done.problem.code}`);
  const { unit, phone } = done.value.result;
  const said =
    phone === null ? line('unit_phone.gone', { unit: unit.name }) : line('unit_phone.set', { unit: unit.name, phone });
  return { bubble: bubble([said], [choice('rm_calls', 'call_list')]), open, events: done.value.events, by: seat.id };
}
