/** Which seats count. */
import { and, gt, isNull, or } from 'drizzle-orm';
import type { Instant } from '../../domain/time.js';
import { seat } from '../schema/people.js';

/** Nobody ended it, and its day, where it has one (a stand-in's), has not come. */
export const seatInForce = (now: Instant) => and(isNull(seat.endedAt), or(isNull(seat.until), gt(seat.until, now)));
