/** An officer's words for an audience, settled against the plan and the roster. */
import { eligibleNow } from '../../../admin/broadcast/eligible.js';
import { type Audience, EVERYBODY } from '../../../broadcast/types.js';
import { dayOf } from '../../../domain/time.js';
import { standingOn, type Unit } from '../../../domain/unit.js';
import { readAudience } from '../../../language/audience.js';
import { type Line, line } from '../../../messages/message.js';
import type { Turn } from '../../turn.js';
import { unitAmong } from '../office/unit-meant.js';

type Asking = Pick<Turn, 'facts' | 'now'>;

export async function standingUnits(turn: Asking, campaignId: string): Promise<readonly Unit[]> {
  return standingOn(await turn.facts.units(campaignId), dayOf(turn.now));
}

/** The audience, or what is not clear about it. */
export async function audienceMeant(turn: Asking, campaignId: string, text: string): Promise<Audience | Line> {
  const plan = (await turn.facts.campaign(campaignId))?.plan;
  const units = await standingUnits(turn, campaignId);
  const types = [...new Set(units.map((unit) => unit.type))];
  const said = readAudience(text, { tiers: plan?.tiers ?? [], types });
  const named = unitsNamed(
    units,
    said.names.filter((name) => !(said.everybody && /^\d+$/.test(name))),
  );
  const except = unitsNamed(units, said.except);
  const unknown = named.unknown ?? except.unknown;
  if (unknown !== null) return line('broadcast.whom_unknown', { text: unknown });
  const ofTypes = units.filter((unit) => said.types.includes(unit.type)).map((unit) => unit.id);
  const chosen = [...new Set([...ofTypes, ...named.ids])];
  const says = said.everybody || chosen.length + said.tiers.length + said.roles.length > 0 || said.state !== null;
  if (!says) return line('broadcast.whom_unknown', { text: text.slice(0, 60) });
  const { tiers, roles, state } = said;
  return { ...EVERYBODY, tiers, roles, state, units: chosen, except: except.ids };
}

/** As `audienceMeant`; also in words that the plan gives no list of units that meet the standards. */
export async function audienceTyped(turn: Asking, campaignId: string, text: string): Promise<Audience | Line> {
  const audience = await audienceMeant(turn, campaignId, text);
  if ('key' in audience) return audience;
  const eligible = await eligibleNow({ campaignId, audience }, turn.facts, turn.now);
  return eligible.ok ? audience : line(`problem.${eligible.problem.code}`, eligible.problem.params);
}

/** Each name must mean exactly one unit. */
export function unitsNamed(units: readonly Unit[], names: readonly string[]) {
  const ids: number[] = [];
  let unknown: string | null = null;
  for (const name of names) {
    const meant = unitAmong(units, name);
    if (meant.kind === 'one') ids.push(meant.unit.id);
    else unknown ??= name;
  }
  return { ids, unknown };
}
