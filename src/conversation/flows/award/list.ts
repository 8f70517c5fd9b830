/** "Danh sách xét": who stands on the list of a tier, why somebody does not, what is frozen and what has changed since. */
import { freezeSheet } from '../../../admin/award/freeze.js';
import { type Sheets, type SheetWanted, sheetsOf } from '../../../admin/award/sheet.js';
import type { Occasion } from '../../../domain/award.js';
import {
  type AwardSheet,
  allVerified,
  leftOpen,
  notAssessed,
  type RowStanding,
  rowsBy,
  type SheetChange,
  type SheetRow,
  standingOf,
} from '../../../domain/award-sheet.js';
import type { Plan } from '../../../domain/plan.js';
import { dayOf } from '../../../domain/time.js';
import { readOccasion } from '../../../language/award.js';
import { fold } from '../../../language/fold.js';
import { type Line, line, type Param } from '../../../messages/message.js';
import type { SeatView } from '../../facts.js';
import { type Answer, bubble, choice, type Turn } from '../../turn.js';
import { deskOf } from '../office/seat.js';
import { unitAmong } from '../office/unit-meant.js';
import { keeping, officeSeatFor, refusal } from './seat.js';
import { names, standardLine, whenParams } from './words.js';

const MOST_CHANGES = 5;

/** The tier whose words the text holds, the longest first. */
function tierSaid(plan: Plan, rest: string): string | null {
  const said = ` ${rest} `;
  const all = plan.tiers
    .filter((tier) => tier.reports)
    .flatMap((tier) =>
      [tier.name, ...tier.words].map((word) => ({
        id: tier.id,
        word: fold(word)
          .replace(/[^\p{L}\p{N}]+/gu, ' ')
          .trim(),
      })),
    );
  const found = all.filter(({ word }) => said.includes(` ${word} `)).sort((a, b) => b.word.length - a.word.length);
  return found[0]?.id ?? null;
}

/** "danh sách xét", "danh sách xét sơ kết phường xã", "danh sách xét Đài Sơn". Null for whoever may not. */
export async function startList(turn: Turn, rest: string): Promise<Answer | null> {
  const seat = officeSeatFor(turn, ['see_all']);
  const campaign = seat === null ? null : await turn.facts.campaign(seat.campaignId);
  if (seat === null || campaign === null) return null;
  const said = readOccasion(rest);
  const units = await turn.facts.units(seat.campaignId);
  const unit = said.rest === '' ? null : unitAmong(units, said.rest);
  if (unit?.kind === 'one') {
    const wanted = { campaignId: seat.campaignId, occasion: said.occasion, period: said.year, tier: unit.unit.tier };
    return showUnit(turn, seat, wanted, unit.unit.id);
  }
  const tier = said.rest === '' ? null : tierSaid(campaign.plan, said.rest);
  if (said.rest !== '' && tier === null) return null;
  return showList(turn, seat, { campaignId: seat.campaignId, occasion: said.occasion, period: said.year, tier });
}

/** In a press: `<occasion> <period> <tier>`. */
const idOf = ({ occasion, period, tier }: Pick<AwardSheet, 'occasion' | 'period' | 'tier'>): string =>
  `${occasion}:${period}:${tier}`;

function head(sheet: AwardSheet, frozen: AwardSheet | null): Line {
  const at: Param = frozen?.frozen == null ? '' : { instant: frozen.frozen.at, form: 'clock_day' };
  return line('award.list.head', {
    ...whenParams(sheet),
    tier: sheet.tierName,
    frozen: frozen === null ? 'no' : 'yes',
    at,
  });
}

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
function listLines(shown: AwardSheet): Line[] {
  const listed = rowsBy(shown, 'listed');
  const open = notAssessed(listed);
  const undefinedOnes = leftOpen(shown);
  const lines = [
    line('award.list.met', {
      met: listed.length,
      total: shown.rows.length,
      verified: allVerified(listed) ? 'yes' : 'no',
      names: listed.length === 0 ? 'none' : names(listed),
    }),
    countLine(shown),
    ...lateLine(shown.rows),
    open.length === 0 ? null : line('award.list.not_assessed', { names: open.join('; ') }),
    undefinedOnes.length === 0 ? null : line('award.list.open', { names: undefinedOnes.join('; ') }),
    shown.pending === null ? null : line('award.list.pending'),
    line('award.list.only'),
  ];
  return lines.filter((one) => one !== null);
}

async function showList(turn: Turn, seat: SeatView, wanted: SheetWanted): Promise<Answer> {
  const found = await sheetsOf(wanted, turn.facts, turn.now);
  if (!found.ok) return keeping(turn, [refusal(found.problem)]);
  const { live, frozen, changes } = found.value;
  if (live.basis === 'no_basis')
    return keeping(turn, [head(live, null), line('award.list.no_basis', { where: live.standardsIn ?? 'none' })]);
  const shown = frozen ?? live;
  const id = idOf(shown);
  const mayFreeze = officeSeatFor(turn, ['award_list'], seat.campaignId) !== null;
  const choices = [
    ...(mayFreeze && (frozen === null || changes.length > 0) ? [choice(`aw_freeze:${id}`, 'award_freeze')] : []),
    ...(changes.length > 0 ? [choice(`aw_changes:${id}`, 'award_changes')] : []),
    ...(shown.rows.length > rowsBy(shown, 'listed').length ? [choice(`aw_short:${id}`, 'award_short')] : []),
  ];
  const changed = changes.length === 0 ? [] : [line('award.list.changed', { count: changes.length })];
  return {
    bubble: bubble([head(shown, frozen), ...listLines(shown), ...changed], choices, { titled: true }),
    open: turn.session.open,
    by: seat.id,
  };
}

/** One unit, standard by standard. */
async function showUnit(turn: Turn, seat: SeatView, wanted: SheetWanted, unitId: number): Promise<Answer> {
  const found = await sheetsOf(wanted, turn.facts, turn.now);
  if (!found.ok) return keeping(turn, [refusal(found.problem)]);
  const { live } = found.value;
  const row = live.rows.find((one) => one.unitId === unitId);
  if (live.basis === 'no_basis')
    return keeping(turn, [head(live, null), line('award.list.no_basis', { where: live.standardsIn ?? 'none' })]);
  if (row === undefined) return keeping(turn, [line('award.list.not_in')]);
  const measured = row.standards.filter((one) => one.kind === 'measured');
  const others = row.standards.filter((one) => one.kind !== 'measured');
  const lines = [
    line('award.unit.head', { ...whenParams(live), name: row.name, standing: standingOf(row) }),
    ...measured.filter((one) => one.verdict !== 'met').map(standardLine),
    metLine(measured),
    ...others.slice(0, 3).map(standardLine),
    row.timeliness === null ? null : line('award.unit.time', { time: row.timeliness }),
    row.suspension === null ? null : suspensionLine(row.suspension),
    ...row.flags.slice(0, 1).map((words) => line('award.unit.flag', { words })),
  ];
  return {
    bubble: bubble(
      lines.filter((one) => one !== null),
      [],
      { titled: true },
    ),
    open: turn.session.open,
    by: seat.id,
  };
}

function metLine(measured: SheetRow['standards']): Line | null {
  const met = measured.filter((one) => one.verdict === 'met');
  if (met.length === 0) return null;
  const verified = met.every((one) => one.standing === 'verified') ? 'yes' : 'no';
  return line('award.unit.met', {
    met: met.length,
    total: measured.length,
    verified,
    names: { list: met.map((one) => one.name) },
  });
}

export const suspensionLine = (held: NonNullable<SheetRow['suspension']>): Line =>
  line('award.unit.suspended', {
    role: held.role === null ? 'none' : { line: line(`role_short.${held.role}`) },
    at: { instant: held.at, form: 'clock_day' },
    document: held.document,
    day: { day: held.day, form: 'day' },
  });

function wantedOf(seat: SeatView, args: readonly string[]): SheetWanted {
  const [occasion = '', period = '', tier = ''] = args;
  return { campaignId: seat.campaignId, occasion: occasion as Occasion, period, tier };
}

/** `aw_short`, `aw_changes`, `aw_freeze`, `aw_frozen` with `<occasion>:<period>:<tier>`. */
export async function listPress(turn: Turn, act: string, args: readonly string[]): Promise<Answer | null> {
  const seat = officeSeatFor(turn, act.startsWith('aw_fr') ? ['award_list'] : ['see_all']);
  if (seat === null) return null;
  const wanted = wantedOf(seat, args);
  if (act === 'aw_frozen') return freeze(turn, seat, wanted);
  const found = await sheetsOf(wanted, turn.facts, turn.now);
  if (!found.ok) return keeping(turn, [refusal(found.problem)]);
  if (act === 'aw_freeze') return preview(turn, seat, found.value);
  return act === 'aw_changes' ? showChanges(turn, found.value) : showShort(turn, found.value);
}

/** "chốt danh sách xét …" */
export async function startFreeze(turn: Turn, rest: string): Promise<Answer | null> {
  const seat = officeSeatFor(turn, ['award_list']);
  const campaign = seat === null ? null : await turn.facts.campaign(seat.campaignId);
  if (seat === null || campaign === null) return null;
  const said = readOccasion(rest);
  const tier = said.rest === '' ? null : tierSaid(campaign.plan, said.rest);
  const wanted = { campaignId: seat.campaignId, occasion: said.occasion, period: said.year, tier };
  const found = await sheetsOf(wanted, turn.facts, turn.now);
  return found.ok ? await preview(turn, seat, found.value) : keeping(turn, [refusal(found.problem)]);
}

async function preview(turn: Turn, seat: SeatView, { live, frozen }: Sheets): Promise<Answer> {
  if (live.basis === 'no_basis')
    return keeping(turn, [line('award.list.no_basis', { where: live.standardsIn ?? 'none' })]);
  const look = await freezeSheet({ ...live }, turn.facts, deskOf(turn));
  if (!look.ok) return keeping(turn, [refusal(look.problem)]);
  const listed = rowsBy(live, 'listed');
  const lines = [
    line('award.freeze.head', { ...whenParams(live), tier: live.tierName }),
    line('award.freeze.counts', {
      met: listed.length,
      total: live.rows.length,
      verified: allVerified(listed) ? 'yes' : 'no',
      version: live.planVersion,
    }),
    notAssessed(listed).length === 0 ? null : line('award.freeze.not_assessed', { count: notAssessed(listed).length }),
    frozen === null ? null : line('award.freeze.again'),
    line('award.freeze.confirm'),
  ];
  return {
    bubble: bubble(
      lines.filter((one) => one !== null),
      [choice(`aw_frozen:${idOf(live)}`, 'award_frozen'), choice('menu:menu', 'office_stop')],
      { titled: true },
    ),
    open: turn.session.open,
    by: seat.id,
  };
}

async function freeze(turn: Turn, seat: SeatView, wanted: SheetWanted): Promise<Answer> {
  const done = await freezeSheet(wanted, turn.facts, deskOf(turn));
  if (!done.ok) return keeping(turn, [refusal(done.problem)]);
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
    open: turn.session.open,
    events: done.value.events,
    by: seat.id,
  };
}

/** Who is not on the list, with the first standard that stands in the way. */
function showShort(turn: Turn, { live, frozen }: Sheets): Answer {
  const shown = frozen ?? live;
  const rows = shown.rows.filter((row) => standingOf(row) !== 'listed');
  const lines = rows.slice(0, 9).map((row) => {
    const missed = row.standards.filter((one) => one.verdict === 'not_met');
    const [first] = missed;
    return line('award.short.row', {
      name: row.name,
      standing: standingOf(row),
      first: first?.name ?? '',
      more: Math.max(0, missed.length - 1),
    });
  });
  const more = rows.length - lines.length;
  return keeping(turn, [
    line('award.short.head', { ...whenParams(shown), count: rows.length }),
    ...lines,
    ...(more > 0 ? [line('award.short.more', { more })] : []),
    line('award.short.how'),
  ]);
}

function changeLine(change: SheetChange): Line {
  const { kind, name } = change;
  if (kind === 'standing') return line('award.change.standing', { name, from: change.from, to: change.to });
  if (kind === 'figures') return line('award.change.figures', { name, criteria: { list: change.criteria } });
  return line(`award.change.${kind}`, { name });
}

function showChanges(turn: Turn, { frozen, live, changes }: Sheets): Answer {
  if (frozen === null) return keeping(turn, [line('award.list.never_frozen')]);
  const more = changes.length - MOST_CHANGES;
  return keeping(turn, [
    line('award.change.head', {
      ...whenParams(frozen),
      at: { instant: frozen.frozen?.at ?? turn.now, form: 'clock_day' },
      count: changes.length,
    }),
    ...changes.slice(0, MOST_CHANGES).map(changeLine),
    ...(more > 0 ? [line('award.short.more', { more })] : []),
    line('award.change.kept', { today: { day: dayOf(live.madeAt), form: 'day' } }),
  ]);
}
