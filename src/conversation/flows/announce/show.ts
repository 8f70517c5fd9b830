/** How announcements stand: the list, one of them, who did not get it, the names, a sample to oneself. */
import { lookAt } from '../../../admin/broadcast/look.js';
import { bubbleFor, readerOf, textFor } from '../../../admin/broadcast/say.js';
import { chargedLine, countsLine } from '../../../admin/broadcast/told.js';
import type { LedgerRow } from '../../../broadcast/facts.js';
import { type Broadcast, LEDGER_STATES } from '../../../broadcast/types.js';
import { bareName, type Unit } from '../../../domain/unit.js';
import { type Line, line, type Param } from '../../../messages/message.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { draftCard } from './card.js';
import { held, seatsFor } from './found.js';
import { standingUnits } from './whom.js';

const MOST_LISTED = 5;
const MOST_NAMES = 6;
const NAMES_PAGE = 24;
const OPENING = 48;

const stateLine = (one: Broadcast): Line => line(`broadcast.state.${one.state}`);
/** The beginning of its text: how people recognise it. */
function opening({ content }: Broadcast): string {
  const text = content.text.vi.replace(/\s+/g, ' ');
  return text.length <= OPENING ? text : `${text.slice(0, text.lastIndexOf(' ', OPENING))}…`;
}

export async function list(turn: Turn): Promise<Answer | null> {
  const [seat] = await seatsFor(turn, 'approve_announcement');
  if (seat === undefined) return null;
  const known = turn.facts.announcements();
  const all = (await known.list(seat.campaignId)).filter((one) => one.state !== 'dropped');
  const [newest] = all;
  if (newest === undefined) return { bubble: bubble([line('broadcast.none')]), open: NOTHING_OPEN };
  const rows: Line[] = [];
  for (const one of all.slice(0, MOST_LISTED)) {
    const { delivered, total } = await known.counts(one.id);
    const state: Param = { line: stateLine(one) };
    const params = { number: one.number, text: opening(one), state, delivered, total };
    rows.push(line(total === 0 ? 'broadcast.row_draft' : 'broadcast.row', params));
  }
  const lines = [
    line('broadcast.list', { count: all.length }),
    ...rows,
    line('broadcast.list_how', { number: newest.number }),
  ];
  return { bubble: bubble(lines, [], { titled: true }), open: NOTHING_OPEN };
}

export async function show(turn: Turn, one: Broadcast): Promise<Answer> {
  if (one.state === 'draft') return draftCard(turn, one);
  const known = turn.facts.announcements();
  const counts = await known.counts(one.id);
  const { channels, spent } = await known.reach([]);
  const cap = Math.max(0, ...channels.map((channel) => channel.cap));
  const charged = chargedLine({ ...(await known.charged(one.id)), spent, cap });
  const title = line('broadcast.shown', { number: one.number, state: { line: stateLine(one) }, text: opening(one) });
  const lines = [title, counts.total === 0 ? null : countsLine(counts), charged];
  const open = counts.waiting + counts.sending + counts.held > 0 || one.state === 'submitted';
  const missed = counts.total - counts.delivered;
  const choices = [
    ...(one.state === 'submitted' && one.createdBy?.personId === turn.who.person?.id
      ? [choice(`bc_back:${one.id}`, 'broadcast_take_back')]
      : []),
    ...(open && counts.total > 0 ? [choice(`bc_stop:${one.id}`, 'broadcast_stop')] : []),
    ...(missed > 0 ? [choice(`bc_left:${one.id}`, 'broadcast_left', { n: missed })] : []),
    ...(counts.total > 0 ? [choice(`bc_file:${one.id}`, 'broadcast_file')] : []),
  ];
  return {
    bubble: bubble(
      lines.filter((each) => each !== null),
      choices,
    ),
    open: NOTHING_OPEN,
  };
}

/** Who has not got it, by reason. */
export async function left(turn: Turn, id: string): Promise<Answer | null> {
  const found = await held(turn, id, 'announce');
  if (found === null || 'bubble' in found) return found;
  const rows = await turn.facts.announcements().ledger(id);
  const units = await standingUnits(turn, found.one.campaignId);
  const groups = ['nobody_joined', ...LEDGER_STATES.filter((state) => state !== 'delivered')];
  const lines = groups.flatMap((group) => {
    const mine = rows.filter((row) => (row.personId === null ? 'nobody_joined' : row.state) === group);
    if (mine.length === 0) return [];
    const shown = mine.slice(0, MOST_NAMES).map((row): Param => nameOf(row, units));
    const more = mine.length - shown.length;
    const names: Param = { list: more > 0 ? [...shown, { line: line('nudge.more', { more }) }] : shown };
    return [line(`broadcast.left.${group}`, { n: mine.length, names })];
  });
  const failed = rows.some((row) => row.state === 'refused' || row.state === 'unreachable');
  const choices = [
    ...(failed ? [choice(`bc_again:${id}`, 'broadcast_again')] : []),
    choice(`bc_file:${id}`, 'broadcast_file'),
  ];
  const title = line('broadcast.left_title', { number: found.one.number });
  return { bubble: bubble([title, ...lines], choices, { titled: true }), open: NOTHING_OPEN };
}

function nameOf({ unitIds, displayName }: Pick<LedgerRow, 'unitIds' | 'displayName'>, units: readonly Unit[]): Param {
  const names = unitIds.flatMap((id) => units.find((unit) => unit.id === id) ?? []).map(bareName);
  if (names.length > 0) return { list: names };
  return displayName ?? { line: line('broadcast.no_unit') };
}

/** Whom a draft is for, a page at a time. */
export async function names(turn: Turn, id: string, page: number): Promise<Answer | null> {
  const found = await held(turn, id, 'announce');
  if (found === null || 'bubble' in found) return found;
  const { recipients } = await lookAt(found.one, turn.facts, turn.now);
  const units = await standingUnits(turn, found.one.campaignId);
  const from = Math.max(0, Number.isFinite(page) ? page : 0) * NAMES_PAGE;
  const some = recipients.slice(from, from + NAMES_PAGE).map((one) => nameOf({ ...one, displayName: null }, units));
  const more = recipients.length - from - some.length;
  const title = line('broadcast.names', { count: recipients.length, from: from + 1, to: from + some.length });
  const choices = [
    ...(more > 0 ? [choice(`bc_names:${id}:${page + 1}`, 'broadcast_more_names')] : []),
    choice(`bc_show:${id}`, 'broadcast_back_to_card'),
  ];
  const lines = [title, line('broadcast.names_list', { names: { list: some } })];
  return { bubble: bubble(lines, choices, { spelled: 'words' }), open: turn.session.open };
}

/** The text as its first receiver will read it; nothing is sent to anybody else. */
export async function sample(turn: Turn, id: string): Promise<Answer | null> {
  const found = await held(turn, id, 'announce');
  if (found === null || 'bubble' in found) return found;
  const { one } = found;
  const campaign = await turn.facts.campaign(one.campaignId);
  const { recipients, way } = await lookAt(one, turn.facts, turn.now);
  const first = recipients.find((each) => each.end === null) ?? recipients[0];
  if (campaign === null || first === undefined)
    return { bubble: bubble([line('broadcast.card.nobody')]), open: turn.session.open };
  const units = await standingUnits(turn, one.campaignId);
  const mine = first.unitIds.flatMap((unitId) => units.find((unit) => unit.id === unitId) ?? []);
  const role = one.audience.roles[0] ?? 'focal_point';
  const reader = await readerOf(campaign, role, mine, turn.facts, turn.now, first.unitIds);
  const said = bubbleFor(one, textFor(one, campaign, reader, turn.language, turn.words).text);
  const title = line('broadcast.sample', { name: nameOf({ ...first, displayName: null }, units) });
  const submit = way === 'second_person' ? [choice(`bc_submit:${one.id}:${one.version}`, 'broadcast_submit')] : [];
  const choices = [...submit, choice(`bc_show:${id}`, 'broadcast_back_to_card')];
  return { bubble: { ...said, lines: [title, ...said.lines], choices, spelled: 'words' }, open: turn.session.open };
}

/** The whole ledger as a workbook. */
export async function ledgerFile(turn: Turn, id: string): Promise<Answer | null> {
  const found = await held(turn, id, 'announce');
  if (found === null || 'bubble' in found) return found;
  const { one, seat } = found;
  const made = {
    campaignId: one.campaignId,
    what: 'export:ledger',
    period: String(one.number),
    unitId: null,
    names: true,
  };
  const said = bubble([line('broadcast.file', { number: one.number })], [], {
    file: { kind: 'ledger', params: { broadcastId: id } },
  });
  return { bubble: said, open: turn.session.open, events: [{ type: 'paper_made', ...made }], by: seat.id };
}
