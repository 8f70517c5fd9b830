/**
 * Exact quantities. Counts are whole numbers from 0 to 10^15, percentages and other decimals are canonical
 * strings; every comparison runs in BigInt, so nothing is decided on a rounded or binary number
 * (facts: 1499/2500 shows as 60,0% and still fails 60).
 */

/** Canonical decimal: optional '-', no grouping, no leading zeros, no trailing zeros after the point. "85.5" */
export type Decimal = string;

/** `numerator` of `denominator` things; both whole, 0 ≤ numerator, 0 < denominator. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

export const MAX_COUNT = 1e15;

interface Scaled {
  readonly digits: bigint;
  readonly scale: number;
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Puts any plain decimal text into canonical form; null when it is not one or is longer than 16+9 digits. */
export function toDecimal(text: string): Decimal | null {
  const m = DECIMAL.exec(text);
  if (m === null) return null;
  const whole = (m[2] ?? '').replace(/^0+(?=\d)/, '');
  const fraction = (m[3] ?? '').replace(/0+$/, '');
  if (whole.length > 16 || fraction.length > 9) return null;
  const body = fraction === '' ? whole : `${whole}.${fraction}`;
  return m[1] === '-' && body !== '0' ? `-${body}` : body;
}

function scaled(value: Decimal): Scaled {
  const m = DECIMAL.exec(value);
  if (m === null) throw new RangeError('not a decimal');
  const fraction = m[3] ?? '';
  return { digits: BigInt(`${m[1] ?? ''}${m[2] ?? ''}${fraction}`), scale: fraction.length };
}

const pow10 = (n: number): bigint => 10n ** BigInt(n);
const sign = (n: bigint): -1 | 0 | 1 => (n < 0n ? -1 : n > 0n ? 1 : 0);

/** Exact as a number too. */
const SHORT_WHOLE = /^\d{1,15}$/;

export function compareDecimals(a: Decimal, b: Decimal): -1 | 0 | 1 {
  if (SHORT_WHOLE.test(a) && SHORT_WHOLE.test(b)) {
    const difference = Number(a) - Number(b);
    return difference < 0 ? -1 : difference > 0 ? 1 : 0;
  }
  const x = scaled(a);
  const y = scaled(b);
  return sign(x.digits * pow10(y.scale) - y.digits * pow10(x.scale));
}

/** Compares the percentage that a ratio stands for with a percentage: numerator×100 against threshold×denominator. */
export function compareRatioToPercent(ratio: Ratio, percent: Decimal): -1 | 0 | 1 {
  const p = scaled(percent);
  return sign(BigInt(ratio.numerator) * 100n * pow10(p.scale) - p.digits * BigInt(ratio.denominator));
}

/** Compares two ratios exactly. */
export function compareRatios(a: Ratio, b: Ratio): -1 | 0 | 1 {
  return sign(BigInt(a.numerator) * BigInt(b.denominator) - BigInt(b.numerator) * BigInt(a.denominator));
}

function divideHalfAway(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const q = (n * 2n + d) / (d * 2n);
  return negative ? -q : q;
}

function unscale(digits: bigint, scale: number): Decimal {
  const negative = digits < 0n;
  const text = (negative ? -digits : digits).toString().padStart(scale + 1, '0');
  const whole = text.slice(0, text.length - scale);
  const raw = scale === 0 ? whole : `${whole}.${text.slice(text.length - scale)}`;
  return toDecimal(negative ? `-${raw}` : raw) ?? '0';
}

/** A ratio as a percentage, rounded half away from zero to `places` decimals. For showing, never for deciding. */
export function ratioPercent(ratio: Ratio, places = 2): Decimal {
  return unscale(divideHalfAway(BigInt(ratio.numerator) * 100n * pow10(places), BigInt(ratio.denominator)), places);
}

/**
 * A percentage for people: rounded to `places`, but truncated toward the failing side where rounding would make
 * it look as if it had reached (or passed) `threshold` when it has not (house style rule 6).
 */
export function shownPercent(ratio: Ratio, threshold: Decimal | null, places = 2): Decimal {
  const rounded = ratioPercent(ratio, places);
  if (threshold === null || compareRatioToPercent(ratio, threshold) >= 0) return rounded;
  if (compareDecimals(rounded, threshold) < 0) return rounded;
  return unscale((BigInt(ratio.numerator) * 100n * pow10(places)) / BigInt(ratio.denominator), places);
}

/** The same for a percentage of which no counts are known: 59.9951% short of 60% shows as 59,99%. */
export function shownRate(percent: Decimal, threshold: Decimal | null, places = 2): Decimal {
  const rounded = roundDecimal(percent, places);
  if (threshold === null || compareDecimals(percent, threshold) >= 0) return rounded;
  if (compareDecimals(rounded, threshold) < 0) return rounded;
  const { digits, scale } = scaled(percent);
  return unscale(digits / pow10(scale - places), places);
}

export function roundDecimal(value: Decimal, places = 2): Decimal {
  const v = scaled(value);
  if (v.scale <= places) return value;
  return unscale(divideHalfAway(v.digits, pow10(v.scale - places)), places);
}

/** To two places, or to the first more at which something is left: what differs is never told as no difference. */
function visible(at: (places: number) => Decimal): Decimal {
  for (let places = 2; places < 9; places++) {
    const rounded = at(places);
    if (rounded !== '0') return rounded;
  }
  return at(9);
}

/** The difference of two ratios in percentage points, computed exactly, then rounded; "0" only where there is none. */
export function pointsBetween(later: Ratio, earlier: Ratio): Decimal {
  const n =
    BigInt(later.numerator) * BigInt(earlier.denominator) - BigInt(earlier.numerator) * BigInt(later.denominator);
  const d = BigInt(later.denominator) * BigInt(earlier.denominator);
  if (n === 0n) return '0';
  return visible((places) => unscale(divideHalfAway(n * 100n * pow10(places), d), places));
}

/** A difference in points, rounded in the same way. */
export function roundedPoints(points: Decimal): Decimal {
  return visible((places) => roundDecimal(points, places));
}

/** The difference of two decimals, exact. */
export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  const x = scaled(a);
  const y = scaled(b);
  const scale = Math.max(x.scale, y.scale);
  return unscale(x.digits * pow10(scale - x.scale) - y.digits * pow10(scale - y.scale), scale);
}

/** The smallest numerator over `denominator` that reaches `percent`: how many dossiers the mark stands for. */
export function numeratorFor(percent: Decimal, denominator: number): number {
  const p = scaled(percent);
  const unit = 100n * pow10(p.scale);
  return Number((p.digits * BigInt(denominator) + unit - 1n) / unit);
}

export function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= MAX_COUNT;
}

/** True when the counts may be one ratio: whole, 0 ≤ a ≤ b, b > 0. */
export function isRatio(numerator: number, denominator: number): boolean {
  return isCount(numerator) && isCount(denominator) && denominator > 0 && numerator <= denominator;
}

/** The change from `before` (above zero) to `now` against a percentage, exact: 132,5 after 120 is more than 10%. */
export function compareGrowth(now: Decimal, before: Decimal, percent: Decimal): -1 | 0 | 1 {
  const [n, b, p] = [scaled(now), scaled(before), scaled(percent)];
  const change = n.digits * pow10(b.scale) - b.digits * pow10(n.scale);
  return sign(change * 100n * pow10(p.scale) - p.digits * b.digits * pow10(n.scale));
}

/** The change from `before` to `now` in percent, rounded half away from zero; below zero when it fell. */
export function growthPercent(now: Decimal, before: Decimal, places = 2): Decimal {
  const [n, b] = [scaled(now), scaled(before)];
  const change = n.digits * pow10(b.scale) - b.digits * pow10(n.scale);
  return unscale(divideHalfAway(change * 100n * pow10(places), b.digits * pow10(n.scale)), places);
}
