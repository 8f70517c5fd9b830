/** The fields every paper of the standing agency has. */
import type { Plan } from '../../domain/plan.js';
import { dayOf, type Instant } from '../../domain/time.js';
import { datedWords, type Say } from '../exports/say.js';
import { expandCommittee, placeOf } from './issuer.js';

export interface CommonArgs {
  readonly plan: Plan;
  readonly about: string;
  /** "BC", "TTr", "BB". */
  readonly symbol: string;
  readonly now: Instant;
  readonly source: string;
}

/** "Kế hoạch số … tháng 02 năm 2023 của UBND thành phố …": the number as given, blank where the plan leaves it blank. */
export function planWords(plan: Plan, say: Say): string {
  const { issuer, title } = plan;
  return say('draft.plan', { number: plan.document.number ?? '…', dated: datedWords(plan, say), issuer, title });
}

/** Behind the words that meeting the criteria is not enough, where the plan leaves award standards to come. */
export const withPending = ({ standardsPending }: Pick<Plan, 'standardsPending'>, source: string, say: Say): string =>
  standardsPending == null ? source : `${say('award.list.pending')} ${source}`;

export function commonFields({ plan, about, symbol, now, source }: CommonArgs, say: Say): Record<string, string> {
  return {
    co_quan_chu_quan: expandCommittee(plan.issuer, say('paper.committee_long')),
    co_quan: plan.roles.standingAgency.name,
    ky_hieu: `${symbol}-…`,
    dia_danh: placeOf(plan.issuer) ?? '…',
    nam: dayOf(now).slice(0, 4),
    phong_trao: plan.movement,
    ke_hoach: planWords(plan, say),
    trich_yeu: about,
    quyen_han_ky: '',
    chuc_danh_ky: say('draft.head_of_agency'),
    nguon_so_lieu: source,
  };
}
