/** "Chốt danh sách xét": the list as it stands is kept whole, with the version of plan and rules it was made by. */
import { createHash } from 'node:crypto';
import type { AwardSheet } from '../../domain/award-sheet.js';
import { ok, refuse } from '../../domain/problem.js';
import type { Decide } from '../decide.js';
import { isAhead, type SheetWanted, sheetsOf } from './sheet.js';

export interface FreezeArgs extends SheetWanted {
  /** Of the list that was looked at before; without one it is frozen as it stands. */
  readonly mark?: string;
}

/** Changes with anything a council would read in the list. */
export const markOf = ({ rows, planVersion }: AwardSheet): string =>
  createHash('sha256')
    .update(JSON.stringify([planVersion, rows]))
    .digest('hex')
    .slice(0, 16);

/**
 * Refuses what `sheetsOf` does, `occasion_early` (the year has not begun), `no_basis` (the plan gives no standards to list by), `sheet_empty`, `sheet_moved` (it is no longer the list that was looked at), and `sheet_same` when
 * nothing has changed since the last one.
 */
export const freezeSheet: Decide<FreezeArgs, AwardSheet> = async (wanted, facts, { now, make }) => {
  const found = await sheetsOf(wanted, facts, now);
  if (!found.ok) return found;
  const { live, frozen, changes } = found.value;
  if (isAhead(live.period, now)) return refuse('occasion_early', { year: live.period });
  if (live.basis === 'no_basis') return refuse('no_basis', { where: live.standardsIn ?? '' });
  if (live.rows.length === 0) return refuse('sheet_empty');
  if (wanted.mark !== undefined && wanted.mark !== markOf(live)) return refuse('sheet_moved');
  if (frozen !== null && changes.length === 0 && frozen.planVersion === live.planVersion) return refuse('sheet_same');
  const sheetId = make.newId();
  const event = { type: 'award_list_frozen', sheetId, campaignId: wanted.campaignId, sheet: live } as const;
  return ok({ events: [event], result: live });
};
