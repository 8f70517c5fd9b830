/** Units whose nominations are under way and that have a day by which dossiers are collected. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Occasion } from '../../domain/award.js';
import { TAKING_PAPERS } from '../../domain/nomination.js';
import { addDays, type Day, type Instant, startOfDay } from '../../domain/time.js';
import type { CampaignId } from '../../events/event.js';
import type { ReadTx } from '../port.js';
import { awardRule, nomination } from '../schema/award.js';
import { campaignClosing } from '../schema/deadline.js';
import type { Span } from './reminder.js';

export interface DossierRow {
  readonly campaignId: CampaignId;
  readonly unitId: number;
  readonly occasion: Occasion;
  readonly period: string;
  /** Exclusive: the moment after the collecting day. */
  readonly dueBefore: Instant;
  readonly last: Day;
  readonly setAt: Instant;
}

/** One row per unit and occasion, whatever number of nominations; whether papers are missing is asked when it is said. */
export async function dossierRows(tx: ReadTx, span: Span): Promise<DossierRow[]> {
  const set = await tx.db
    .select({ campaignId: awardRule.campaignId, rule: awardRule.rule, at: awardRule.at })
    .from(awardRule)
    .where(eq(awardRule.kind, 'collect'))
    .orderBy(asc(awardRule.id));
  const bounds = new Map<string, { readonly last: Day; readonly at: Instant }>();
  for (const { campaignId, rule, at } of set) {
    if (rule.kind === 'collect') bounds.set(`${campaignId} ${rule.occasion} ${rule.period}`, { last: rule.last, at });
  }
  if (bounds.size === 0) return [];
  const { campaignId, unitId, occasion, period } = nomination;
  const running = sql`${campaignId} not in (select ${campaignClosing.campaignId} from ${campaignClosing})`;
  const rows = await tx.db
    .selectDistinct({ campaignId, unitId, occasion, period })
    .from(nomination)
    .where(and(inArray(nomination.state, [...TAKING_PAPERS]), running))
    .orderBy(asc(campaignId), asc(unitId));
  return rows.flatMap((row) => {
    const bound = bounds.get(`${row.campaignId} ${row.occasion} ${row.period}`);
    const dueBefore = bound === undefined ? 0 : startOfDay(addDays(bound.last, 1));
    return bound === undefined || dueBefore <= span.from
      ? []
      : [{ ...row, dueBefore, last: bound.last, setAt: bound.at }];
  });
}
