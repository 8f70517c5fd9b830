/** How a typed reply was read: a closed union; what is not certain is `ask` with the readings, never a guess. */
import type { Decimal } from '../domain/quantity.js';

/** What a question asks for: a fraction, one number, a unit's yes or no, a change against last year in percent. */
export type Field = 'ratio' | 'count' | 'yes_no' | 'growth';

export type AskReason =
  /** "0", "không", "0/0": the number zero, or nothing of the kind arose. */
  | 'zero_or_none'
  /** "còn lại không phát sinh": said of several criteria at once, and only one was asked about. */
  | 'for_others_too'
  /** "0,98": 98% or 0,98%. */
  | 'decimal_or_percent'
  /** "1": 1% or 100%. */
  | 'one_or_hundred'
  /** "khoảng 80", "hơn 80%", "tám chục": not an exact figure. */
  | 'approximate'
  /** "80-85%", "từ 80 đến 85". */
  | 'range'
  /** "tăng 10%": a change, not a level. */
  | 'change_not_level'
  /** "190/200 = 94%": the fraction says something else than the percentage. */
  | 'inconsistent'
  /** "105%", "-3%", "105,5", more than 10^15. */
  | 'out_of_range'
  /** "20/12": the first is more than the second. */
  | 'reversed'
  /** "85,5/100": counts must be whole. */
  | 'not_whole'
  /** "391": a numerator; `numerator` carries it. */
  | 'denominator_missing'
  /** "tổng 648": a total alone; `denominator` carries it. */
  | 'numerator_missing'
  /** "còn 242 hồ sơ giấy": what was not done; the reading, where there is one, is total minus that. */
  | 'complement'
  /** "full", "đủ", "hết": all of them, without a number. */
  | 'words_only'
  /** "85,5%, 100%, 70%": several figures without labels. */
  | 'several_values'
  /** "12:20", "12/10" at a count: a fraction, a date or a time. */
  | 'date_or_fraction'
  /** "1.234" as a percentage, "1,234": grouping or decimals. "482 764". */
  | 'grouping'
  /** "1 nghìn 25", "2tr50": two sums are possible. */
  | 'short_form'
  /** "tám rưỡi": 8,5 or half past eight. */
  | 'half_or_time'
  /** "l00%", "1OO%": a letter stands for a digit. */
  | 'letter_for_digit'
  /** "85%" where a count is asked for. */
  | 'percent_for_count'
  /** A number where only yes or no is asked. */
  | 'yes_or_no';

/** What the reply may mean; one field set of the three. */
export interface Reading {
  readonly percent?: Decimal;
  readonly numerator?: Decimal;
  readonly denominator?: Decimal;
  /** Of a count. */
  readonly value?: Decimal;
}

export type Reply =
  /**
   * A figure without doubt. Ratio: `numerator` and `denominator` where known, and `percent` (as typed, else the
   * fraction's rounded to two places, for showing only); or `percent` alone. Count: `value`. `note`: what was said besides.
   */
  | ({ readonly outcome: 'value'; readonly note?: string } & Reading)
  | {
      readonly outcome: 'ask';
      readonly reason: AskReason;
      /** What it may mean, likeliest first; empty where nothing can be offered. */
      readonly readings: readonly Reading[];
      readonly numerator?: Decimal;
      readonly denominator?: Decimal;
      /** With `complement`: the number that was typed. */
      readonly number?: Decimal;
      readonly note?: string;
    }
  | { readonly outcome: 'not_arisen'; readonly reason?: string }
  /** `promise`: when the figure is to come, in the person's own words. */
  | { readonly outcome: 'pending'; readonly promise?: string }
  | { readonly outcome: 'not_mine' }
  | { readonly outcome: 'same' }
  /** Mentions secret material: refused, not kept, not echoed. */
  | { readonly outcome: 'secret' }
  | { readonly outcome: 'unreadable' };

export type Asked = Extract<Reply, { outcome: 'ask' }>;

export const asked = (
  reason: AskReason,
  readings: readonly Reading[] = [],
  more: Partial<Omit<Asked, 'outcome' | 'reason' | 'readings'>> = {},
): Asked => ({
  outcome: 'ask',
  reason,
  readings,
  ...more,
});
