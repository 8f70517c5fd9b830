/**
 * Several campaigns side by side: a person with roles in more than one says which is meant, once, by a tap. What is
 * typed then reaches that campaign only, so that no answer and no act mixes two. A button keeps the campaign of the
 * message it stands under.
 */
import type { Choice } from '../../messages/message.js';
import { line } from '../../messages/message.js';
import type { SeatView } from '../facts.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../turn.js';

const MOST = 5;
const MOST_LABEL = 20;

const campaignsOf = (turn: Turn): readonly string[] => [...new Set(turn.who.seats.map((seat) => seat.campaignId))];

/** The campaign that what is open belongs to, else the one chosen at this address, while a role is still held in it. */
function chosen(turn: Turn): string | null {
  const { open, campaignId } = turn.session;
  const opened = open.kind === 'office' ? open.held.campaignId : undefined;
  const id = opened === undefined ? (campaignId ?? null) : String(opened);
  return id !== null && campaignsOf(turn).includes(id) ? id : null;
}

export const mustChoose = (turn: Turn): boolean => campaignsOf(turn).length > 1 && chosen(turn) === null;

/** The turn with the roles of the chosen campaign alone. */
export function inChosen(turn: Turn): Turn {
  const id = campaignsOf(turn).length > 1 ? chosen(turn) : null;
  if (id === null) return turn;
  return { ...turn, who: { ...turn.who, seats: turn.who.seats.filter((seat) => seat.campaignId === id) } };
}

/** The seats of one campaign; where none is named, those of the chosen one, or all while nothing was chosen. */
export const seatsIn = (turn: Turn, campaignId?: string): readonly SeatView[] =>
  campaignId === undefined ? inChosen(turn).who.seats : turn.who.seats.filter((seat) => seat.campaignId === campaignId);

async function labelOf(turn: Turn, id: string): Promise<string> {
  const issuer = (await turn.facts.campaign(id))?.plan.issuer ?? id;
  const name = issuer.replace(/^UBND /u, '').replace(/^(\p{L})/u, (first) => first.toLocaleUpperCase('vi'));
  return name.length <= MOST_LABEL ? name : `${name.slice(0, MOST_LABEL - 1).trimEnd()}…`;
}

/** "Anh/Chị đang có vai trò ở nhiều phong trào …" */
export async function askCampaign(turn: Turn): Promise<Answer | null> {
  const ids = campaignsOf(turn);
  if (ids.length < 2) return null;
  const choices: Choice[] = [];
  for (const id of ids.slice(0, MOST))
    choices.push(choice(`camp:${id}`, 'campaign', { name: await labelOf(turn, id) }));
  return { bubble: bubble([line('campaigns.which')], choices, { spelled: 'numbered' }), open: NOTHING_OPEN };
}

/** `camp:<id>` */
export async function campaignPress(turn: Turn, act: string, id: string): Promise<Answer | null> {
  if (act !== 'camp') return null;
  const campaign = campaignsOf(turn).includes(id) ? await turn.facts.campaign(id) : null;
  if (campaign === null) return { bubble: bubble([line('stale.gone')]), open: turn.session.open };
  const said = [line('campaigns.chosen', { movement: campaign.plan.movement }), line('campaigns.change')];
  return { bubble: bubble(said), open: NOTHING_OPEN, campaignId: id };
}

/** Longer ids name a report or a person of theirs anyway, and a platform takes no more. */
const MOST_ID = 60;

/** Buttons stay with the campaign of the answer they stand under, whatever is chosen later: `<id>@<campaign>`. */
export function stamped(turn: Turn, { bubble: { choices }, campaignId, open }: Answer): readonly Choice[] {
  if (campaignsOf(turn).length < 2) return choices;
  const opened = open.kind === 'office' ? open.held.campaignId : undefined;
  const of = campaignId ?? (opened === undefined ? chosen(turn) : String(opened));
  if (of === null) return choices;
  return choices.map((one) => {
    const id = `${one.id}@${of}`;
    return one.id.startsWith('camp:') || Buffer.byteLength(id) > MOST_ID ? one : { ...one, id };
  });
}

/** A press without its stamp, and the campaign it was made for: null where no role is held there any more. */
export function unstamped(turn: Turn, id: string): { readonly id: string; readonly of?: string | null } {
  const { bare = id, of } = /^(?<bare>.*)@(?<of>[a-z][a-z0-9_-]*)$/s.exec(id)?.groups ?? {};
  if (of === undefined) return { id };
  return { id: bare, of: campaignsOf(turn).includes(of) ? of : null };
}

/** The turn as if this campaign were chosen; of what is open in another one, nothing is reached. */
export function working(turn: Turn, of: string): Turn {
  const there = { ...turn, session: { ...turn.session, campaignId: of } };
  return chosen(there) === of
    ? there
    : { ...turn, who: { ...turn.who, seats: turn.who.seats.filter((seat) => seat.campaignId === of) } };
}

/** "đổi phong trào" */
export const asksToChange = (folded: string): boolean =>
  /^(?:doi|chon|chuyen) phong trao$|^change campaign$/.test(folded);
