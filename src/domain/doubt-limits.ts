/** From where on a figure is looked at twice; see `doubt.ts`. */
import type { Decimal } from './quantity.js';

/** Limits are data of the plan; these hold where it names none. */
export interface DoubtLimits {
  /** Percentage points of change against last period. */
  readonly points: Decimal;
  /** Factor between two totals. */
  readonly factor: number;
  /** How many percent a total may shrink. */
  readonly shrank: number;
  /** Percentage points from the middle of the tier, for verification only. */
  readonly tierPoints: Decimal;
}

export const DEFAULT_LIMITS: DoubtLimits = { points: '20', factor: 3, shrank: 30, tierPoints: '30' };
