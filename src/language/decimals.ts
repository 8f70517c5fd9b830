/** Exact arithmetic on decimal text for the number reader: shifting the point and adding whole numbers. */
import { type Decimal, toDecimal } from '../domain/quantity.js';

/** Longest run of digits that is taken for a number; more is refused, never rounded. */
const MAX_DIGITS = 25;

/** Canonical form; null when it is no plain decimal or too long to be any figure. */
export function plain(text: string): Decimal | null {
  return text.length > MAX_DIGITS ? null : toDecimal(text);
}

/** value × 10^places, exact. */
export function shift(value: Decimal, places: number): Decimal | null {
  const [whole = '', fraction = ''] = value.split('.');
  const digits = fraction.padEnd(places, '0');
  const rest = digits.slice(places);
  return plain(`${whole}${digits.slice(0, places)}${rest === '' ? '' : `.${rest}`}`);
}

export const isWhole = (value: Decimal): boolean => !value.includes('.');

/** The sum of two whole numbers. */
export function add(a: Decimal, b: Decimal): Decimal | null {
  return isWhole(a) && isWhole(b) ? plain((BigInt(a) + BigInt(b)).toString()) : null;
}

/** What digits with dots and commas may mean: [as whole, as decimal] where both are possible. */
export function digitReadings(raw: string): { readonly readings: readonly Decimal[]; readonly mark: Mark } {
  const one = (text: string): readonly Decimal[] => {
    const value = plain(text);
    return value === null ? [] : [value];
  };
  if (/^\d+$/.test(raw)) return { readings: one(raw), mark: 'none' };
  if (/^\.\d+$/.test(raw)) return { readings: one(`0${raw}`), mark: 'none' };
  if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(raw)) {
    return {
      readings: [...one(raw.replace(/[.,]/, '')), ...one(raw.replace(',', '.'))],
      mark: raw.includes('.') ? 'dot' : 'comma',
    };
  }
  if (/^\d+[.,]\d+$/.test(raw)) return { readings: one(raw.replace(',', '.')), mark: 'none' };
  if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(raw))
    return { readings: one(raw.replaceAll('.', '').replace(',', '.')), mark: 'none' };
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(raw)) return { readings: one(raw.replaceAll(',', '')), mark: 'none' };
  return { readings: [], mark: 'none' };
}

/** Why digits have two readings: "1.234" (dot), "1,234" (comma), "8 500" (space), "1 nghìn 25" (short), "tám rưỡi" (half). */
export type Mark = 'none' | 'dot' | 'comma' | 'space' | 'short' | 'half';
