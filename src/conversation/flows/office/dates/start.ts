/** "gia hạn …", "miễn báo cáo …", "đặt hạn …", "lịch nghỉ thêm …", "yêu cầu báo cáo …", "kết thúc phong trào". */
import type { Act } from '../../../../domain/people.js';
import { collectedCriteria, type Plan } from '../../../../domain/plan.js';
import { dayOf } from '../../../../domain/time.js';
import { bareName } from '../../../../domain/unit.js';
import { readDay } from '../../../../language/dates.js';
import { fold } from '../../../../language/fold.js';
import { nameWords } from '../../../../language/office.js';
import { readDecision } from '../../../../language/said-dates.js';
import { type Line, line } from '../../../../messages/message.js';
import type { SeatView } from '../../../facts.js';
import { type Answer, bubble, choice, type Turn } from '../../../turn.js';
import { officeSeat } from '../seat.js';
import { preview, refusal } from './preview.js';
import { onlyTier, tierMeant, whomMeant } from './whom.js';
import { heldWish, holding, type Missing, missing, WISH, type Wish, type WishKind, withWords } from './wish.js';

const ACTS: Readonly<Record<WishKind, Act>> = {
  extend: 'manage_dates',
  exempt: 'manage_dates',
  set_deadline: 'manage_dates',
  calendar_day: 'manage_dates',
  request: 'request_report',
  agency_sent: 'manage_dates',
  finish: 'close_campaign',
};

export function seatFor(turn: Turn, kind: WishKind): SeatView | null {
  return officeSeat(turn, ACTS[kind]);
}

/** `opening` is the phrase that began it: of the calendar it says what becomes of the day. */
export async function startWish(turn: Turn, kind: WishKind, rest: string): Promise<Answer | null> {
  const seat = seatFor(turn, kind);
  if (seat === null) return null;
  const campaign = await turn.facts.campaign(seat.campaignId);
  if (campaign === null) return null;
  const said = readDecision(rest, dayOf(turn.now));
  const { day, exclusive, asOf, reason, document } = said;
  const wish: Wish = { ...WISH, kind, day, exclusive, asOf, reason, document };
  switch (kind) {
    case 'extend':
    case 'exempt': {
      const { period, whom } = await requestIn(turn, seat.campaignId, said);
      return withWhom(turn, seat, { ...wish, period }, whom);
    }
    case 'request':
      return goOn(turn, seat, requestOf(campaign.plan, wish, said.whom));
    case 'set_deadline':
      return goOn(turn, seat, {
        ...wish,
        day: day ?? dayIn(turn, said.whom),
        exclusive: exclusive || /^truoc/.test(fold(said.whom)),
        period: reviewIn(campaign.plan, rest),
      });
    case 'calendar_day':
      return goOn(turn, seat, { ...wish, day: dayIn(turn, rest), as: entryOf(turn) });
    case 'agency_sent':
      return goOn(turn, seat, {
        ...wish,
        document: document || paperOf(rest),
        day: dayIn(turn, rest.replace(/\d+\S*\/\S+/u, '')),
        period: reviewIn(campaign.plan, rest) ?? /(?:nam|ky) (20\d\d)/.exec(fold(rest))?.[1] ?? null,
      });
    case 'finish':
      return goOn(turn, seat, { ...wish, document: document || rest.trim().slice(0, 200) });
    default:
      return kind satisfies never;
  }
}

/** "báo cáo đột xuất của Mỹ Đông", with the day of its figures where several were asked for; else the newest. */
async function requestIn(
  turn: Turn,
  campaignId: string,
  { whom, asOf }: ReturnType<typeof readDecision>,
): Promise<{ readonly period: string | null; readonly whom: string }> {
  const named = /(?:báo cáo |bao cao )?(?:đột xuất|dot xuat)(?:\s+(?:ngày |ngay )?(\d{1,2}\/\d{1,2}(?:\/\d{4})?))?/iu;
  const found = named.exec(whom.normalize('NFC'));
  if (found === null) return { period: null, whom };
  const day = asOf ?? dayIn(turn, found[1] ?? '');
  const requests = await turn.facts.requests(campaignId);
  const meant = requests.filter((one) => day === null || one.asOf === day).sort((a, b) => a.at - b.at);
  const rest = whom
    .normalize('NFC')
    .replace(named, ' ')
    .replace(/^\s*(?:cho|của|cua|for|of)\s+/iu, '');
  return { period: meant.at(-1)?.period ?? NO_REQUEST, whom: rest.trim() };
}

/** Nobody owes it. */
const NO_REQUEST = 'adhoc';

/** "đặt hạn sơ kết 20/12": the review that is named, as a period; null where none is. */
function reviewIn(plan: Plan, text: string): string | null {
  const words = ` ${nameWords(text)} `;
  const named = plan.phases.find(({ review }) => review !== null && words.includes(` ${nameWords(review)} `));
  return named === undefined ? null : `phase:${named.id}`;
}

function dayIn(turn: Turn, text: string): string | null {
  const read = text === '' ? null : readDay(text, dayOf(turn.now));
  return read !== null && 'day' in read ? read.day : null;
}

/** "số 45/BC-VHTT ngày 20/12": the number with its letters. */
function paperOf(text: string): string {
  return /\d{1,6}\S*\/\S*\p{L}\S*/u.exec(text)?.[0].replace(/[.,;]$/, '') ?? '';
}

/** What becomes of the day stands in the opening phrase. */
function entryOf(turn: Turn): Wish['as'] {
  const text = turn.input.body.kind === 'text' ? fold(turn.input.body.text) : '';
  if (/lam bu|working/.test(text)) return 'working';
  return /lich bo|bo ngay|table/.test(text) ? 'table' : 'off';
}

/** The criteria and the tier named; all criteria of the only tier where none is. */
function requestOf(plan: Plan, wish: Wish, text: string): Wish {
  const words = ` ${nameWords(text)} `;
  const tiers = plan.tiers.filter((tier) => tier.reports && collectedCriteria(plan, tier.id).length > 0);
  const named = tiers.filter((tier) => words.includes(` ${nameWords(tier.name)} `));
  const tier =
    tierMeant(plan, text) ?? (named.length === 1 ? named[0]?.id : undefined) ?? onlyOf(tiers) ?? onlyTier(plan);
  const asked = tiers.filter(({ id }) => tier === null || id === tier).flatMap(({ id }) => collectedCriteria(plan, id));
  const names = (one: (typeof asked)[number]): readonly string[] => [
    one.label ?? '',
    one.shortName,
    one.question,
    ...one.aliases,
  ];
  const picked = asked.filter((one) =>
    names(one).some((name) => name !== '' && words.includes(` ${nameWords(name)} `)),
  );
  return {
    ...wish,
    whom: tier === null ? null : { tier },
    criteria: picked.length === 0 ? null : picked.map((one) => one.id),
  };
}

/** Criteria named before the tier was: those of them that the tier is asked. */
function inTier(plan: Plan, wish: Wish, tier: string): Wish {
  const asked = new Set(collectedCriteria(plan, tier).map(({ id }) => id));
  const criteria = wish.criteria?.filter((id) => asked.has(id)) ?? null;
  return { ...wish, whom: { tier }, criteria: criteria?.length === 0 ? wish.criteria : criteria };
}

const onlyOf = (tiers: readonly { readonly id: string }[]): string | null =>
  tiers.length === 1 ? (tiers[0]?.id ?? null) : null;

async function withWhom(turn: Turn, seat: SeatView, wish: Wish, text: string): Promise<Answer> {
  const campaign = await turn.facts.campaign(seat.campaignId);
  if (campaign === null) return goOn(turn, seat, wish);
  if (wish.kind === 'request') {
    const tier = tierMeant(campaign.plan, text);
    return tier === null
      ? askFor(wish, 'whom', tiersLine(campaign.plan))
      : goOn(turn, seat, inTier(campaign.plan, wish, tier));
  }
  const read = await whomMeant(turn, seat.campaignId, campaign.plan, text);
  switch (read.kind) {
    case 'known':
      return goOn(turn, seat, { ...wish, whom: read.whom });
    case 'unsaid':
      return askFor(wish, 'whom');
    case 'unknown':
      return askFor(wish, 'whom', line('office.unit_unknown', { text: read.text }));
    case 'several':
      return askFor(wish, 'whom', line('dates.which_unit', { names: { list: read.units.map(bareName) } }));
    default:
      return read satisfies never;
  }
}

const tiersLine = (plan: Plan): Line =>
  line('dates.which_tier', { names: { list: plan.tiers.filter((tier) => tier.reports).map((tier) => tier.name) } });

function askFor(wish: Wish, what: Missing, lead: Line | null = null): Answer {
  const asked = line(`dates.ask.${what}`, { kind: wish.kind });
  return {
    bubble: bubble(lead === null ? [asked] : [lead, asked], [choice('dt_no', 'office_stop')]),
    open: holding(wish, what),
  };
}

/** Asks for what is missing, else shows what would be done. What cannot be done is said before words are asked for it. */
export async function goOn(turn: Turn, seat: SeatView, wish: Wish): Promise<Answer> {
  const next = missing(wish);
  if (next === null) return preview(turn, seat, wish);
  const worded = withWords(wish);
  const refused = missing(worded) === null ? await refusal(turn, seat, worded) : null;
  if (refused !== null) return refused;
  const campaign = wish.kind === 'request' && next === 'whom' ? await turn.facts.campaign(seat.campaignId) : null;
  return askFor(wish, next, campaign === null ? null : tiersLine(campaign.plan));
}

/** The answer to what was asked. Null leaves the text to others. */
export async function wishText(turn: Turn, text: string): Promise<Answer | null> {
  const held = heldWish(turn.session.open);
  const seat = held === null ? null : seatFor(turn, held.wish.kind);
  if (held === null || seat === null) return null;
  const { wish, step } = held;
  switch (step) {
    case 'whom':
      return withWhom(turn, seat, wish, text);
    case 'day': {
      const said = readDecision(text, dayOf(turn.now));
      const day = said.day ?? dayIn(turn, text);
      if (day === null) return askFor(wish, 'day', line('dates.no_day'));
      return goOn(turn, seat, { ...wish, day, exclusive: said.day !== null && said.exclusive });
    }
    case 'as_of': {
      const day = dayIn(turn, text);
      return day === null ? askFor(wish, 'as_of', line('dates.no_day')) : goOn(turn, seat, { ...wish, asOf: day });
    }
    case 'reason':
      return goOn(turn, seat, { ...wish, reason: text.trim().slice(0, 200) });
    case 'document':
      return goOn(turn, seat, { ...wish, document: text.trim().slice(0, 200) });
    case 'confirm':
    case 'sure':
      return null;
    default:
      return step satisfies never;
  }
}
