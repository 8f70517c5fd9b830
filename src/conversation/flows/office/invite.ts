/** "Mời": role, then unit, then the code, each asked only where it was not said. The code's message is erased once sent. */
import { invite, type Medium } from '../../../admin/invite.js';
import { ROLES, type Role, UNIT_ROLES } from '../../../domain/people.js';
import { buttonName, type Unit } from '../../../domain/unit.js';
import { asTyped, type InvitationWords, readInvitation } from '../../../language/office.js';
import { type Line, line } from '../../../messages/message.js';
import type { SeatView } from '../../facts.js';
import type { Open } from '../../session.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { codeBubble } from '../code.js';
import { agencyOf, deskOf, officeSeat } from './seat.js';
import { unitMeant } from './unit-meant.js';

interface Wish {
  readonly role: Role | null;
  readonly medium: Medium;
  readonly unit: Unit | null;
  readonly name: string | null;
}

const MEDIA: readonly Medium[] = ['chat', 'printed', 'phone'];

function holding(wish: Wish, step: 'role' | 'unit'): Open {
  const { role, medium, unit, name } = wish;
  return {
    kind: 'office',
    act: 'invite',
    step,
    held: { role: role ?? '', medium, unit: unit?.id ?? 0, name: name ?? '' },
  };
}

async function heldWish(turn: Turn, seat: SeatView): Promise<Wish> {
  const { open } = turn.session;
  const held = open.kind === 'office' && open.act === 'invite' ? open.held : {};
  const units = await turn.facts.units(seat.campaignId);
  return {
    role: ROLES.find((role) => role === held.role) ?? null,
    medium: MEDIA.find((medium) => medium === held.medium) ?? 'chat',
    unit: units.find((unit) => unit.id === held.unit) ?? null,
    name: typeof held.name === 'string' && held.name !== '' ? held.name : null,
  };
}

function askRole(wish: Wish): Answer {
  const roles = wish.unit === null ? ROLES : UNIT_ROLES;
  const lead =
    wish.unit === null
      ? line('office.invite.which_role')
      : line('office.invite.which_role_unit', { unit: wish.unit.name });
  const choices = roles.map((role) => choice(`of_role:${role}`, `office_role_${role}`));
  return { bubble: bubble([lead], choices, { spelled: 'numbered' }), open: holding(wish, 'role') };
}

function askUnit(wish: Wish, units: readonly Unit[], lead: Line | null): Answer {
  const role = wish.role ?? 'focal_point';
  const asked = line('office.invite.which_unit', { role: { line: line(`office.role.${role}`) } });
  const choices = units.map((unit) => choice(`of_unit:${unit.id}`, 'office_unit', { unit: buttonName(unit) }));
  return {
    bubble: bubble(lead === null ? [asked] : [lead, asked], choices, { spelled: 'words' }),
    open: holding(wish, 'unit'),
  };
}

/** Asks for what is missing, else makes the code. */
async function goOn(turn: Turn, seat: SeatView, wish: Wish): Promise<Answer> {
  if (wish.role === null) return askRole(wish);
  if (!UNIT_ROLES.includes(wish.role)) {
    // "lãnh đạo phường 3": whoever names a unit may mean its head.
    return wish.unit === null ? makeCode(turn, seat, wish, wish.role) : askRole({ ...wish, role: null });
  }
  return wish.unit === null ? askUnit(wish, [], null) : makeCode(turn, seat, wish, wish.role);
}

async function makeCode(turn: Turn, seat: SeatView, wish: Wish, role: Role): Promise<Answer> {
  const { campaignId } = seat;
  const { medium, name } = wish;
  const made = await invite(
    { campaignId, role, unitId: wish.unit?.id ?? null, medium, name },
    turn.facts,
    deskOf(turn),
  );
  if (!made.ok) {
    return { bubble: bubble([line(`office.refused.${made.problem.code}`, made.problem.params)]), open: NOTHING_OPEN };
  }
  const agency = await agencyOf(turn, campaignId);
  return {
    bubble: codeBubble({ invited: made.value.result, role, medium, agency }, [
      choice('menu:invite', 'office_invite_more'),
    ]),
    open: NOTHING_OPEN,
    events: made.value.events,
    by: seat.id,
    fleeting: true,
  };
}

/** "mời …", or [Mời] with nothing after it. */
export async function startInvite(turn: Turn, rest: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'invite');
  if (seat === null) return null;
  const words = readInvitation(rest);
  const wish: Wish = { role: words.role, medium: words.medium, unit: null, name: words.name };
  return words.unit === '' ? goOn(turn, seat, wish) : withUnit(turn, seat, wish, words, rest);
}

async function withUnit(
  turn: Turn,
  seat: SeatView,
  wish: Wish,
  words: InvitationWords,
  typed: string,
): Promise<Answer> {
  const meant = await unitMeant(turn, seat.campaignId, words.unit);
  switch (meant.kind) {
    case 'one':
      return goOn(turn, seat, { ...wish, unit: meant.unit });
    case 'some':
      return askUnit(wish, meant.units, null);
    case 'none':
      // "mời lãnh đạo anh Tuấn": a role of the whole campaign needs no unit, what else was said does not matter.
      if (wish.role !== null && !UNIT_ROLES.includes(wish.role)) return goOn(turn, seat, wish);
      return askUnit(wish, [], line('office.unit_unknown', { text: asTyped(typed, words.unit) }));
    default:
      return meant satisfies never;
  }
}

/** The answer to what was asked: a role or a unit in words. Null leaves the text to others. */
export async function inviteText(turn: Turn, step: string, text: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'invite');
  if (seat === null) return null;
  const wish = await heldWish(turn, seat);
  const words = readInvitation(text);
  if (step === 'role') return words.role === null ? null : goOn(turn, seat, { ...wish, role: words.role });
  const meant = await unitMeant(turn, seat.campaignId, text);
  if (meant.kind === 'one') return goOn(turn, seat, { ...wish, unit: meant.unit });
  return meant.kind === 'some'
    ? askUnit(wish, meant.units, null)
    : askUnit(wish, [], line('office.unit_unknown', { text: text.slice(0, 60) }));
}

/** `of_role:<role>`, `of_unit:<id>`, `of_again:<role>:<unit>`. */
export async function invitePress(turn: Turn, act: string, args: readonly string[]): Promise<Answer | null> {
  const seat = officeSeat(turn, 'invite');
  if (seat === null) return null;
  const [first = '', second = ''] = args;
  const units = await turn.facts.units(seat.campaignId);
  const role = ROLES.find((one) => one === first) ?? null;
  if (act === 'of_again') {
    const unit = units.find((one) => one.id === Number(second)) ?? null;
    return goOn(turn, seat, { role, medium: 'chat', unit, name: null });
  }
  const { open } = turn.session;
  if (open.kind !== 'office' || open.act !== 'invite') return null;
  const wish = await heldWish(turn, seat);
  if (act === 'of_role') return goOn(turn, seat, { ...wish, role });
  const unit = units.find((one) => one.id === Number(first)) ?? null;
  return goOn(turn, seat, { ...wish, unit });
}
