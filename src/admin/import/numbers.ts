/** Numbers as files hold them. Stricter than chat: a file cannot be asked back, so what has two readings is refused. */
import { compareDecimals, type Decimal, MAX_COUNT, toDecimal } from '../../domain/quantity.js';

export type NumberFault =
  | 'number_negative'
  | 'number_grouped' // "1.204": 1204, or 1 and 204 thousandths
  | 'number_not_whole'
  | 'number_too_big'
  | 'number_unreadable'
  | 'percent_out_of_range'
  | 'percent_or_part' // "0.6": 60% as a spreadsheet keeps it, or 0,6%
  | 'number_too_fine';

export type NumberRead<T> = { readonly value: T } | { readonly fault: NumberFault };

/** Two groups or more, or groups by space, have one reading only. */
const GROUPED = /^\d{1,3}(?:(?:\.\d{3}){2,}|(?:,\d{3}){2,}|(?: \d{3})+)$/;
const ONE_GROUP = /^\d{1,3}[.,]\d{3}$/;
const DECIMAL = /^(-?)(\d+)(?:[.,](\d+))?$/;
const MOST_PLACES = 9;

/** A whole number from 0 to 10^15: plain digits, or grouped so that only one reading is left. */
export function readCount(text: string): NumberRead<number> {
  if (/^[-−]\s*\d/.test(text)) return { fault: 'number_negative' };
  if (ONE_GROUP.test(text)) return { fault: 'number_grouped' };
  const digits = GROUPED.test(text) ? text.replace(/[., ]/g, '') : text;
  if (!/^\d+$/.test(digits)) return { fault: DECIMAL.test(text) ? 'number_not_whole' : 'number_unreadable' };
  const exact = BigInt(digits.length > 40 ? `1${'0'.repeat(40)}` : digits);
  return exact > BigInt(MAX_COUNT) ? { fault: 'number_too_big' } : { value: Number(exact) };
}

/** A decimal with point or comma. Exactly three places after one to three digits have two readings. */
function readDecimal(text: string): NumberRead<Decimal> {
  const plain = text.replace(/−/g, '-');
  if (ONE_GROUP.test(plain.replace(/^-/, ''))) return { fault: 'number_grouped' };
  const m = DECIMAL.exec(GROUPED.test(plain) ? plain.replace(/[., ]/g, '') : plain);
  if (m === null) return { fault: 'number_unreadable' };
  if ((m[3] ?? '').replace(/0+$/, '').length > MOST_PLACES) return { fault: 'number_too_fine' };
  const value = toDecimal(`${m[1] ?? ''}${m[2] ?? ''}${m[3] === undefined ? '' : `.${m[3]}`}`);
  return value === null ? { fault: 'number_too_big' } : { value };
}

/**
 * A percentage from 0 to 100, with or without "%". A bare number between 0 and 1 is refused: a spreadsheet keeps
 * 60% as 0.6, so it may mean either.
 */
export function readPercent(text: string): NumberRead<Decimal> {
  const signed = /\s*%$/.test(text);
  const plain = text.replace(/\s*%$/, '');
  // With its sign it is no count: three places are places, since in groups it would be above 100.
  const read = readDecimal(signed && ONE_GROUP.test(plain) ? `${plain}0` : plain);
  if ('fault' in read) return read;
  if (compareDecimals(read.value, '0') < 0) return { fault: 'number_negative' };
  if (compareDecimals(read.value, '100') > 0) return { fault: 'percent_out_of_range' };
  const small = compareDecimals(read.value, '0') > 0 && compareDecimals(read.value, '1') <= 0;
  return small && !signed ? { fault: 'percent_or_part' } : read;
}

/** Growth in percent: any sign and size, otherwise like a percentage. */
export function readGrowth(text: string): NumberRead<Decimal> {
  return readDecimal(text.replace(/\s*%$/, ''));
}
