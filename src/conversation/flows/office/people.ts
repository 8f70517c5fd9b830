/** "Danh sách người": who holds which seat, five at a time; [Khóa], [Gỡ] by number or name, one confirming question. */
import { listPeople, lockPerson, removeSeat, replaceSeat, type SeatArgs, unlockPerson } from '../../../admin/people.js';
import { asTyped, nameWords, readUnderPeople, readWhom } from '../../../language/office.js';
import { type Choice, type Line, line } from '../../../messages/message.js';
import type { SeatRow, SeatView } from '../../facts.js';
import type { Open } from '../../session.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { codeBubble } from '../code.js';
import { agencyOf, deskOf, officeSeat } from './seat.js';

const PAGE = 5;
const NAME_SHOWN = 24;

/** `list`: a list stands there. An act: whom it means is asked. `sure_…`: one person, waiting for the last word. */
type PeopleAct = 'lock' | 'unlock' | 'remove' | 'replace';
type Step = 'list' | PeopleAct | `sure_${PeopleAct}`;

const ACTS: readonly PeopleAct[] = ['lock', 'unlock', 'remove', 'replace'];

interface Page {
  readonly filter: string;
  readonly offset: number;
}

const opened = (step: Step, page: Page, seatId = ''): Open => ({
  kind: 'office',
  act: 'people',
  step,
  held: { ...page, seat: seatId },
});

function pageOf(open: Open): Page {
  const held = open.kind === 'office' && open.act === 'people' ? open.held : {};
  return { filter: String(held.filter ?? ''), offset: Number(held.offset ?? 0) };
}

const cut = (name: string): string => (name.length > NAME_SHOWN ? `${name.slice(0, NAME_SHOWN)}…` : name);

/** "đầu mối Phường Đài Sơn (Chị Hương)" */
export function personLine(row: SeatRow): Line {
  const role = { line: line(`office.role_unit.${row.role}`, { unit: row.unit?.name ?? '' }) };
  const name = row.displayName ?? '';
  return name === '' ? line('office.people.unnamed', { role }) : line('office.people.named', { role, name: cut(name) });
}

function rowLine(row: SeatRow, n: number): Line {
  const marks: Line[] = [];
  if (!row.confirmed) marks.push(line('office.people.unconfirmed'));
  if (row.locked) marks.push(line('office.people.locked'));
  const channels = { list: row.channels.map((one) => ({ line: line(`channels.name.${one}`) })) };
  const tail = marks.map((mark) => ({ line: mark }));
  return line(tail.length === 0 ? 'office.people.row' : 'office.people.row_marked', {
    n,
    who: { line: personLine(row) },
    channels,
    marks: { list: tail },
  });
}

const describes = (row: SeatRow, words: string): boolean =>
  nameWords(`${row.unit?.name ?? ''} ${row.unit?.code ?? ''} ${row.displayName ?? ''}`).includes(words);

async function matching(turn: Turn, seat: SeatView, filter: string): Promise<readonly SeatRow[]> {
  const all = await listPeople(seat.campaignId, turn.facts);
  const words = nameWords(filter);
  return words === '' ? all : all.filter((row) => describes(row, words));
}

/** The list from `offset` on; `lead` stands above it. */
async function show(turn: Turn, seat: SeatView, page: Page, lead: Line | null = null): Promise<Answer> {
  const rows = await matching(turn, seat, page.filter);
  if (rows.length === 0) {
    const said =
      page.filter === '' ? line('office.people.nobody') : line('office.people.no_match', { text: page.filter });
    return { bubble: bubble([said], [choice('menu:invite', 'menu_invite')]), open: NOTHING_OPEN };
  }
  const offset = page.offset < rows.length ? page.offset : 0;
  const shown = rows.slice(offset, offset + PAGE);
  const unconfirmed = rows.filter((row) => !row.confirmed).length;
  const head = line('office.people.head', { total: rows.length, unconfirmed });
  const lines = [...(lead === null ? [] : [lead]), head, ...shown.map((row, i) => rowLine(row, offset + i + 1))];
  const choices: Choice[] = [choice('of_who:lock', 'office_lock'), choice('of_who:remove', 'office_remove')];
  if (offset + PAGE < rows.length) choices.push(choice(`of_more:${offset + PAGE}`, 'office_more'));
  if (offset > 0) choices.push(choice(`of_more:${Math.max(0, offset - PAGE)}`, 'office_back'));
  return { bubble: bubble(lines, choices), open: opened('list', { filter: page.filter, offset }) };
}

/** "danh sách người", "danh sách người Mỹ Đông". */
export async function startPeople(turn: Turn, rest: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'manage_people');
  return seat === null ? null : show(turn, seat, { filter: rest.slice(0, 80), offset: 0 });
}

/** The one confirming question. */
function ask(row: SeatRow, act: PeopleAct, page: Page): Answer {
  const who = { line: personLine(row) };
  return {
    bubble: bubble(
      [line(`office.people.ask_${act}`, { who })],
      [choice(`of_do:${act}:${row.id}`, `office_${act}`), choice('of_stop', 'office_stop')],
    ),
    open: opened(`sure_${act}`, page, row.id),
  };
}

/** Whom a number of the list, a name or a unit means. */
async function pick(turn: Turn, seat: SeatView, page: Page, whom: string): Promise<readonly SeatRow[]> {
  if (/^\d{1,4}$/.test(whom)) {
    const row = (await matching(turn, seat, page.filter))[Number(whom) - 1];
    if (row !== undefined) return [row];
  }
  return whom === '' ? [] : matching(turn, seat, whom);
}

async function askFor(turn: Turn, seat: SeatView, act: PeopleAct, whom: string, typed = whom): Promise<Answer> {
  const page = pageOf(turn.session.open);
  if (whom === '') {
    return {
      bubble: bubble([line(`office.people.who_${act}`)], [choice('of_stop', 'office_stop')]),
      open: opened(act, page),
    };
  }
  const rows = await pick(turn, seat, page, whom);
  const [only] = rows;
  if (only !== undefined && rows.length === 1) return ask(only, act, page);
  if (rows.length === 0) {
    const lines = [line('office.people.no_match', { text: asTyped(typed, whom) }), line(`office.people.who_${act}`)];
    return { bubble: bubble(lines, [choice('of_stop', 'office_stop')]), open: opened(act, page) };
  }
  const listed = await show(turn, seat, { filter: whom, offset: 0 }, line(`office.people.which_${act}`));
  return { ...listed, open: opened(act, { filter: whom, offset: 0 }) };
}

/** "khóa 2" under a list, "gỡ Mỹ Đông" anywhere. */
export async function peopleCommand(turn: Turn, kind: string, rest: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'manage_people');
  const act = ACTS.find((one) => one === kind);
  return seat === null || act === undefined ? null : askFor(turn, seat, act, readWhom(rest), rest);
}

/** Under a list: an act without marks, or the answer to "khóa ai?". Null for anything else. */
export async function peopleText(turn: Turn, step: string, text: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'manage_people');
  if (seat === null) return null;
  const said = readUnderPeople(text);
  if (said !== null) return askFor(turn, seat, said.act, said.whom, text);
  const act = ACTS.find((one) => one === step);
  return act === undefined ? null : askFor(turn, seat, act, readWhom(text), text);
}

/** "có", "không" under the confirming question. */
export async function peopleYesNo(turn: Turn, open: Open, yes: boolean): Promise<Answer | null> {
  const seat = officeSeat(turn, 'manage_people');
  if (seat === null || open.kind !== 'office') return null;
  const act = ACTS.find((one) => `sure_${one}` === open.step);
  if (act === undefined) return null;
  return yes
    ? doIt(turn, seat, act, String(open.held.seat))
    : show(turn, seat, pageOf(open), line('office.people.nothing_done'));
}

/** `of_who:<act>`, `of_do:<act>:<seat>`, `of_more:<offset>`, `of_stop` */
export async function peoplePress(turn: Turn, act: string, args: readonly string[]): Promise<Answer | null> {
  const seat = officeSeat(turn, 'manage_people');
  if (seat === null) return null;
  const page = pageOf(turn.session.open);
  const [first = '', seatId = ''] = args;
  if (act === 'of_stop') return show(turn, seat, page, line('office.people.nothing_done'));
  if (act === 'of_more') {
    const next = await show(turn, seat, { ...page, offset: Number(first) || 0 });
    return next === null ? null : { ...next, page: true };
  }
  const wanted = ACTS.find((one) => one === first);
  if (wanted === undefined) return null;
  return act === 'of_who' ? askFor(turn, seat, wanted, '') : doIt(turn, seat, wanted, seatId);
}

async function doIt(turn: Turn, seat: SeatView, act: PeopleAct, seatId: string): Promise<Answer> {
  const { campaignId } = seat;
  const args = { campaignId, seatId, asker: turn.who.person?.id ?? null };
  const desk = deskOf(turn);
  if (act === 'replace') return replace(turn, seat, args);
  const done =
    act === 'remove'
      ? await removeSeat({ ...args, why: 'removed' }, turn.facts, desk)
      : await (act === 'lock' ? lockPerson : unlockPerson)(args, turn.facts, desk);
  if (!done.ok) return { bubble: bubble([line(`office.refused.${done.problem.code}`)]), open: NOTHING_OPEN };
  const { events, result } = done.value;
  const who = { line: personLine(result) };
  const key = events.length === 0 ? `office.people.already_${act}` : `office.people.done_${act}`;
  return {
    bubble: bubble([line(key, { who })], [choice('menu:people', 'menu_people')]),
    open: NOTHING_OPEN,
    events,
    by: seat.id,
  };
}

/** "thay …": the old account ends at once, the code for the successor comes with the answer. */
async function replace(turn: Turn, seat: SeatView, args: SeatArgs): Promise<Answer> {
  const done = await replaceSeat(args, turn.facts, deskOf(turn));
  if (!done.ok) return { bubble: bubble([line(`office.refused.${done.problem.code}`)]), open: NOTHING_OPEN };
  const { row, invited } = done.value.result;
  const agency = await agencyOf(turn, seat.campaignId);
  const told = { invited, role: row.role, medium: 'chat', agency } as const;
  const lead = line('office.people.done_replace', { who: { line: personLine(row) } });
  return {
    bubble: codeBubble(told, [choice('menu:people', 'menu_people')], [lead]),
    open: NOTHING_OPEN,
    events: done.value.events,
    by: seat.id,
    fleeting: true,
  };
}

/** The n-th of the list as it was last shown. */
export async function pickedByNumber(turn: Turn, seat: SeatView, n: number): Promise<SeatRow | undefined> {
  return (await matching(turn, seat, pageOf(turn.session.open).filter))[n - 1];
}
