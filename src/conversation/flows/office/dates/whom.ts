/** Whom "tất cả", "phường, xã" or "Mỹ Đông, Văn Hải" means. */
import type { Plan } from '../../../../domain/plan.js';
import { dayOf } from '../../../../domain/time.js';
import { standingOn, type Unit } from '../../../../domain/unit.js';
import { nameWords } from '../../../../language/office.js';
import type { Turn } from '../../../turn.js';
import { unitAmong } from '../unit-meant.js';
import type { Wish } from './wish.js';

export type WhomRead =
  | { readonly kind: 'known'; readonly whom: NonNullable<Wish['whom']> }
  | { readonly kind: 'several'; readonly units: readonly Unit[] }
  | { readonly kind: 'unknown'; readonly text: string }
  | { readonly kind: 'unsaid' };

const EVERYBODY =
  /^(?:cho )?(?:tat ca|toan bo|moi don vi|ca khoi|cac don vi|everybody|everyone|all)(?: (?:cac )?(?:don vi|units))?$/;

/** The one tier that reports, where a plan has no other. */
export function onlyTier(plan: Plan): string | null {
  const reporting = plan.tiers.filter((tier) => tier.reports);
  return reporting.length === 1 ? (reporting[0]?.id ?? null) : null;
}

export function tierMeant(plan: Plan, text: string): string | null {
  const words = nameWords(text)
    .replace(/^(?:cho|cua) /, '')
    .replace(/^(?:tat ca|toan bo|ca khoi|khoi|cac|all)(?: cac)? /, '');
  const named = plan.tiers.filter((tier) => tier.reports && nameWords(tier.name) === words);
  return named.length === 1 ? (named[0]?.id ?? null) : null;
}

export async function whomMeant(turn: Turn, campaignId: string, plan: Plan, text: string): Promise<WhomRead> {
  const words = nameWords(text);
  if (words === '') return { kind: 'unsaid' };
  if (EVERYBODY.test(words)) return { kind: 'known', whom: { everybody: true } };
  const tier = tierMeant(plan, text);
  if (tier !== null) return { kind: 'known', whom: { tier } };
  const units = standingOn(await turn.facts.units(campaignId), dayOf(turn.now));
  const names = text.split(/,| và | and /u).filter((name) => nameWords(name) !== '');
  const unitIds: number[] = [];
  for (const name of names) {
    const meant = unitAmong(units, name);
    if (meant.kind === 'some') return { kind: 'several', units: meant.units };
    if (meant.kind === 'none') return { kind: 'unknown', text: name.trim().slice(0, 60) };
    unitIds.push(meant.unit.id);
  }
  return { kind: 'known', whom: { unitIds: [...new Set(unitIds)] } };
}
