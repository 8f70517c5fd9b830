/** "Danh sách xét": who stands on the list of a tier, live or as it was frozen. */
import { type SheetWanted, sheetsOf } from '../../../admin/award/sheet.js';
import type { Occasion } from '../../../domain/award.js';
import {
  type AwardSheet,
  allVerified,
  leftOpen,
  notAssessed,
  type RowStanding,
  rowsBy,
  type SheetRow,
} from '../../../domain/award-sheet.js';
import { dayOf } from '../../../domain/time.js';
import { readOccasion } from '../../../language/award.js';
import { type Line, line, type Param } from '../../../messages/message.js';
import type { SeatView } from '../../facts.js';
import { type Answer, bubble, choice, type Turn } from '../../turn.js';
import { unitAmong } from '../office/unit-meant.js';
import { showChanges, showShort } from './changes.js';
import { fitsWithWords } from './fit.js';
import { preview } from './freeze.js';
import { formSaid, idOf, isForm, listHead, tierSaid } from './list-words.js';
import { keeping, officeSeatFor, refusal } from './seat.js';
import { showUnit } from './unit.js';
import { names } from './words.js';

/** "danh sách xét", "danh sách xét sơ kết phường xã", "danh sách xét Đài Sơn". Null for whoever may not. */
export async function startList(turn: Turn, rest: string): Promise<Answer | null> {
  const seat = officeSeatFor(turn, ['see_all']);
  const campaign = seat === null ? null : await turn.facts.campaign(seat.campaignId);
  if (seat === null || campaign === null) return null;
  const spoken = readOccasion(rest, dayOf(turn.now));
  const named = formSaid(campaign.plan, spoken.rest);
  const said = named === null ? spoken : { ...spoken, rest: named.rest };
  if (/^(?:chua dat|not met)$/.test(said.rest)) {
    const found = await sheetsOf(
      { campaignId: seat.campaignId, occasion: said.occasion, period: said.year, tier: null },
      turn.facts,
      turn.now,
    );
    return found.ok ? showShort(turn, found.value) : keeping(turn, [refusal(found.problem)]);
  }
  const units = await turn.facts.units(seat.campaignId);
  const unit = said.rest === '' ? null : unitAmong(units, said.rest);
  if (unit?.kind === 'one') {
    const wanted = { campaignId: seat.campaignId, occasion: said.occasion, period: said.year, tier: unit.unit.tier };
    return showUnit(turn, seat, wanted, unit.unit.id);
  }
  const tier = said.rest === '' ? null : tierSaid(campaign.plan, said.rest);
  if (tier === null && unit?.kind === 'some')
    return keeping(turn, [line('award.list.which', { names: { list: unit.units.map((one) => one.name) } })]);
  if (said.rest !== '' && tier === null) return null;
  const wanted = { campaignId: seat.campaignId, occasion: said.occasion, period: said.year, tier };
  return showList(turn, seat, wanted, named?.form ?? null);
}

/** What is tried in turn, so that the list stays one bubble: names of units before names of standards. */
interface Room {
  readonly most: number;
  /** The standards nobody has assessed are counted, not named. */
  readonly counted: boolean;
}
const ROOMS: readonly Room[] = [
  { most: 12, counted: false },
  ...[12, 11, 10, 9, 8, 7, 6, 5, 4, 3].map((most) => ({ most, counted: true })),
];

function countLine(sheet: AwardSheet): Line | null {
  const count = (standing: RowStanding) => rowsBy(sheet, standing).length;
  const [short, unknown, held] = [count('not_met'), count('insufficient_data'), count('suspended')];
  const counts = Object.entries({ short, unknown, held }).filter(([, n]) => n > 0);
  const parts = counts.map(([which, n]): Param => ({ line: line(`award.list.count_${which}`, { n }) }));
  return parts.length === 0 ? null : line('award.list.others', { parts: { list: parts } });
}

function lateLine(rows: readonly SheetRow[]): Line[] {
  const late = rows.filter((row) => row.timeliness === 'late');
  return late.length === 0 ? [] : [line('award.list.late', { count: late.length, names: names(late.slice(0, 5)) })];
}

/** The lines of a list; `shown` is what is listed, live or frozen. */
function listLines(shown: AwardSheet, { most, counted }: Room): Line[] {
  const listed = rowsBy(shown, 'listed');
  const open = notAssessed(listed);
  const undefinedOnes = leftOpen(shown);
  const lines = [
    line('award.list.met', {
      met: listed.length,
      total: shown.rows.length,
      verified: allVerified(listed) ? 'yes' : 'no',
      names: listed.length === 0 ? 'none' : names(listed, most),
    }),
    countLine(shown),
    ...lateLine(shown.rows),
    open.length === 0
      ? null
      : counted
        ? line('award.list.not_assessed_count', { count: open.length })
        : line('award.list.not_assessed', { names: open.join('; ') }),
    undefinedOnes.length === 0 ? null : line('award.list.open', { names: undefinedOnes.join('; ') }),
    shown.pending === null ? null : line('award.list.pending'),
    line('award.list.only'),
  ];
  return lines.filter((one) => one !== null);
}

/** `form`: of one form, which must be open to collectives at the occasion; the standards are the same for all. */
async function showList(turn: Turn, seat: SeatView, wanted: SheetWanted, form: string | null = null): Promise<Answer> {
  const found = await sheetsOf(wanted, turn.facts, turn.now);
  if (!found.ok) return keeping(turn, [refusal(found.problem)]);
  const { live, frozen, changes } = found.value;
  if (live.basis === 'no_basis')
    return keeping(turn, [listHead(live, null), line('award.list.no_basis', { where: live.standardsIn ?? 'none' })]);
  const open = form === null ? undefined : live.forms.find((one) => isForm(one.form, form));
  if (form !== null && open === undefined) return keeping(turn, [refusal({ code: 'form_closed', params: {} })]);
  const shown = frozen ?? live;
  const id = idOf(shown);
  const mayFreeze = officeSeatFor(turn, ['award_list'], seat.campaignId) !== null;
  const choices = [
    ...(mayFreeze && (frozen === null || changes.length > 0) ? [choice(`aw_freeze:${id}`, 'award_freeze')] : []),
    ...(changes.length > 0 ? [choice(`aw_changes:${id}`, 'award_changes')] : []),
    ...(changes.length === 0 && shown.rows.length > rowsBy(shown, 'listed').length
      ? [choice(`aw_short:${id}`, 'award_short')]
      : []),
  ];
  const changed = changes.length === 0 ? [] : [line('award.list.changed', { count: changes.length })];
  const decided =
    open === undefined
      ? []
      : [line('award.list.form', { form: open.form, by: open.decidedBy ?? 'none', clause: open.clause })];
  const made = (room: Room): Line[] => [listHead(shown, frozen), ...decided, ...listLines(shown, room), ...changed];
  const lines = made(ROOMS.find((room) => fitsWithWords(turn, made(room))) ?? { most: 3, counted: true });
  return {
    bubble: bubble(lines, choices, { titled: true }),
    open: turn.session.open,
    by: seat.id,
  };
}

/** `aw_short`, `aw_changes`, `aw_freeze` with what `idOf` names. */
export async function listPress(turn: Turn, act: string, args: readonly string[]): Promise<Answer | null> {
  const [occasion = '', period = '', tier = ''] = args;
  const seat = officeSeatFor(turn, act === 'aw_freeze' ? ['award_list'] : ['see_all']);
  if (seat === null) return null;
  const wanted: SheetWanted = { campaignId: seat.campaignId, occasion: occasion as Occasion, period, tier };
  const found = await sheetsOf(wanted, turn.facts, turn.now);
  if (!found.ok) return keeping(turn, [refusal(found.problem)]);
  if (act === 'aw_freeze') return preview(turn, seat, found.value);
  return act === 'aw_changes' ? showChanges(turn, found.value) : showShort(turn, found.value);
}
