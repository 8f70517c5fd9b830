/** The three number cells of a row -> one exact figure, by what the criterion measures. */
import type { FigureValue } from '../../domain/figure.js';
import type { Measure } from '../../domain/plan.js';
import { compareDecimals, type Decimal, type Ratio, ratioPercent, subtractDecimals } from '../../domain/quantity.js';
import { plainWord } from './columns.js';
import type { FigureColumn, Refuse } from './figures.js';
import { type NumberRead, readCount, readGrowth, readPercent } from './numbers.js';

export interface FigureCells {
  readonly numerator: string;
  readonly denominator: string;
  readonly value: string;
}

/** `not_arisen` and how people write it. */
const NOT_ARISEN = ['notarisen', 'khongphatsinh', 'kps'];
const HAS_LETTER = /\p{L}/u;

function taken<T>(read: NumberRead<T>, column: FigureColumn, found: string, refuse: Refuse): T | null {
  if ('value' in read) return read.value;
  refuse(column, read.fault, { found, plain: found.replace(/[.,]/g, '') });
  return null;
}

/** A percentage beside its counts must be theirs, rounded or cut to its own places. */
function agrees(ratio: Ratio, percent: Decimal): boolean {
  const places = percent.split('.')[1]?.length ?? 0;
  const rounded = ratioPercent(ratio, places);
  const step = places === 0 ? '1' : `0.${'0'.repeat(places - 1)}1`;
  const cut = compareDecimals(rounded, ratioPercent(ratio, 9)) > 0 ? subtractDecimals(rounded, step) : rounded;
  return percent === rounded || percent === cut;
}

function readRatio(cells: FigureCells, refuse: Refuse): FigureValue | null {
  const numerator = taken(readCount(cells.numerator), 'numerator', cells.numerator, refuse);
  const denominator = taken(readCount(cells.denominator), 'denominator', cells.denominator, refuse);
  const percent = cells.value === '' ? null : taken(readPercent(cells.value), 'value', cells.value, refuse);
  if (numerator === null || denominator === null || (percent === null && cells.value !== '')) return null;
  if (denominator === 0) refuse('denominator', 'denominator_zero');
  else if (numerator > denominator)
    refuse('numerator', 'numerator_greater', { numerator: { count: numerator }, denominator: { count: denominator } });
  else if (percent !== null && !agrees({ numerator, denominator }, percent))
    refuse('value', 'value_disagrees', {
      found: cells.value,
      percent: { percent: ratioPercent({ numerator, denominator }) },
    });
  else return { kind: 'ratio', numerator, denominator };
  return null;
}

function readRatioOrPercent(cells: FigureCells, refuse: Refuse): FigureValue | null {
  if (cells.numerator !== '' && cells.denominator !== '') return readRatio(cells, refuse);
  if (cells.numerator !== '' || cells.denominator !== '') {
    const column = cells.numerator === '' ? 'numerator' : 'denominator';
    refuse(column, 'ratio_half', { column });
    return null;
  }
  if (cells.value === '') {
    refuse('numerator', 'figure_empty');
    return null;
  }
  const percent = taken(readPercent(cells.value), 'value', cells.value, refuse);
  return percent === null ? null : { kind: 'percent', percent };
}

/** One unit's yes or no: 1 of 1, or 0 of 1. */
function readYesNo(cells: FigureCells, refuse: Refuse): FigureValue | null {
  const value = readRatioOrPercent(cells, refuse);
  if (value === null || (value.kind === 'ratio' && value.denominator === 1)) return value;
  refuse('denominator', 'units_one', { found: cells.denominator || cells.value });
  return null;
}

function readOne(cells: FigureCells, measure: 'count' | 'growth', refuse: Refuse): FigureValue | null {
  for (const column of ['numerator', 'denominator'] as const)
    if (cells[column] !== '') refuse(column, 'belongs_in_value', { column });
  if (cells.value === '') {
    refuse('value', 'cell_empty', { column: 'value' });
    return null;
  }
  if (measure === 'growth') {
    const percent = taken(readGrowth(cells.value), 'value', cells.value, refuse);
    return percent === null ? null : { kind: 'percent', percent };
  }
  const count = taken(readCount(cells.value), 'value', cells.value, refuse);
  return count === null ? null : { kind: 'count', value: String(count) };
}

/**
 * `measure` null: the criterion is already refused, and only what is wrong under every measure is added.
 * `not_arisen` stands alone: counts beside it contradict it.
 */
export function readValue(cells: FigureCells, measure: Measure | null, refuse: Refuse): FigureValue | null {
  if (HAS_LETTER.test(cells.value) && NOT_ARISEN.includes(plainWord(cells.value))) {
    if (cells.numerator === '' && cells.denominator === '') return { kind: 'not_arisen', reason: null };
    refuse('value', 'not_arisen_with_numbers');
    return null;
  }
  switch (measure) {
    case null:
      for (const column of ['numerator', 'denominator'] as const)
        if (cells[column] !== '') taken(readCount(cells[column]), column, cells[column], refuse);
      return null;
    case 'ratio':
      return readRatioOrPercent(cells, refuse);
    case 'units':
      return readYesNo(cells, refuse);
    case 'count':
    case 'growth':
      return readOne(cells, measure, refuse);
    case 'qualitative':
      refuse('criterion_id', 'criterion_no_number');
      return null;
    default:
      return measure satisfies never;
  }
}
