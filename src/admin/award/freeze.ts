/** "Chốt danh sách xét": the list as it stands is kept whole, with the version of plan and rules it was made by. */
import type { AwardSheet } from '../../domain/award-sheet.js';
import { ok, refuse } from '../../domain/problem.js';
import type { Decide } from '../decide.js';
import { type SheetWanted, sheetsOf } from './sheet.js';

/**
 * Refuses what `sheetsOf` does, `no_basis` (the plan gives no standards to list by), `sheet_empty`, and `sheet_same` when
 * nothing has changed since the last one.
 */
export const freezeSheet: Decide<SheetWanted, AwardSheet> = async (wanted, facts, { now, make }) => {
  const found = await sheetsOf(wanted, facts, now);
  if (!found.ok) return found;
  const { live, frozen, changes } = found.value;
  if (live.basis === 'no_basis') return refuse('no_basis', { where: live.standardsIn ?? '' });
  if (live.rows.length === 0) return refuse('sheet_empty');
  if (frozen !== null && changes.length === 0 && frozen.planVersion === live.planVersion) return refuse('sheet_same');
  const sheetId = make.newId();
  const event = { type: 'award_list_frozen', sheetId, campaignId: wanted.campaignId, sheet: live } as const;
  return ok({ events: [event], result: live });
};
