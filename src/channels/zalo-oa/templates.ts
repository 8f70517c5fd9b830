/** The four templates Zalo has approved for this OA, and what sending at a price may cost. From configuration. */
import type { OutgoingTemplate } from '../channel.js';
import { wellFormed } from '../common/text.js';

export type TemplateName = OutgoingTemplate['name'];

export interface ApprovedTemplate {
  readonly id: string;
  /** The house's field -> the approved template's parameter. */
  readonly fields: Readonly<Record<string, string>>;
  /** Đồng for one message. */
  readonly price: number;
}

export interface PaidSending {
  readonly templates: Readonly<Partial<Record<TemplateName, ApprovedTemplate>>>;
  /** Đồng for a plain message between 48 hours and 7 days after the person's last act. */
  readonly latePrice: number;
  /** Đồng in one calendar month; past it nothing is sent at a price. */
  readonly monthlyCap: number;
}

/** Nothing is sent at a price unless somebody decided so. */
export const NO_PAID_SENDING: PaidSending = { templates: {}, latePrice: 0, monthlyCap: 0 };

export const namesOf = ({ templates }: PaidSending): readonly TemplateName[] =>
  (['deadline', 'verification', 'announcement', 'invitation'] as const).filter((name) => templates[name] !== undefined);

/** The longest value of a parameter Zalo takes. */
const VALUE_LIMIT = 100;

const cut = (value: string): string => (value.length <= VALUE_LIMIT ? value : `${value.slice(0, VALUE_LIMIT - 1)}…`);

/** What the approved template gets; null when a field it needs was not given. */
export function templateData(
  approved: ApprovedTemplate,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> | null {
  const entries: [string, string][] = [];
  for (const [ours, theirs] of Object.entries(approved.fields)) {
    const value = given[ours];
    if (value === undefined) return null;
    entries.push([theirs, cut(wellFormed(value))]);
  }
  return Object.fromEntries(entries);
}
