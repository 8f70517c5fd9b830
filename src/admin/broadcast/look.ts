/** What will happen, looked at before it does; it writes nothing. */
import { type Preview, previewOf } from '../../broadcast/preview.js';
import type { Broadcast } from '../../broadcast/types.js';
import type { Facts } from '../../conversation/facts.js';
import { nextSendingInstant } from '../../domain/calendar.js';
import type { Instant } from '../../domain/time.js';
import type { PersonId } from '../../events/event.js';
import { type Receivers, receiversNow, wayOutOf } from './case.js';

export interface Look extends Receivers {
  readonly preview: Preview;
  readonly way: Awaited<ReturnType<typeof wayOutOf>>['way'];
  readonly approvers: readonly PersonId[];
  /** How many one person alone may send to. */
  readonly most: number;
  /** The month's limit for what is paid for, in đồng; 0: nothing is. */
  readonly cap: number;
  /** When sending would begin if it were agreed with now. */
  readonly startsAt: Instant;
}

export async function lookAt(one: Broadcast, facts: Facts, now: Instant): Promise<Look> {
  const { recipients, eligible } = await receiversNow(one, facts, now);
  const people = recipients.flatMap(({ personId, end }) => (personId === null || end !== null ? [] : [personId]));
  const { channels, reach, left } = await facts.announcements().reach(people);
  const { calendar } = await facts.calendar(one.campaignId);
  return {
    eligible,
    recipients,
    preview: previewOf(recipients, { channels, reach, left }),
    ...(await wayOutOf(one, recipients.length, facts)),
    cap: Math.max(0, ...channels.map((channel) => channel.cap)),
    startsAt: nextSendingInstant(calendar, Math.max(now, one.scheduledAt ?? 0)),
  };
}
