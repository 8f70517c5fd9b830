/** The figures of a sent report hold for a later day too: the unit was asked again after the period's data had closed. */
import type { Day } from '../domain/time.js';
import type { CampaignId, ObligationId } from './ids.js';

export interface ReportDated {
  readonly type: 'report_dated';
  readonly campaignId: CampaignId;
  readonly obligationId: ObligationId;
  readonly unitId: number;
  readonly period: string;
  /** "Số liệu tính đến ngày": later than it was. */
  readonly asOf: Day;
  /** The report's version the unit saw. */
  readonly version: number;
}
