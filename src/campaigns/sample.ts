/** Invented figures for the trial, one file per built-in plan under `samples/`. Never mixed with real data. */
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { FigureSource, FigureState, FigureValue } from '../domain/figure.js';
import { isRatio } from '../domain/quantity.js';
import { type Day, type Instant, isDay } from '../domain/time.js';
import { plansFolder } from './catalogue.js';

export interface SampleFigure {
  readonly unitCode: string;
  readonly criterionId: string;
  readonly period: string;
  readonly value: FigureValue;
  readonly state: Extract<FigureState, 'reported' | 'verified'>;
  readonly source: Extract<FigureSource, 'chat' | 'import'>;
  /** When the unit sent it (or the agency brought it in). */
  readonly at: Instant;
  readonly asOf: Day;
}

const ratio = z.string().transform((text, context): FigureValue => {
  const found = /^(\d+)\/(\d+)$/.exec(text);
  const [numerator, denominator] = [Number(found?.[1]), Number(found?.[2])];
  if (!isRatio(numerator, denominator)) context.addIssue('not a ratio');
  return { kind: 'ratio', numerator, denominator };
});
const sampleShape = z.strictObject({
  sample: z.literal('true'),
  campaign: z.string(),
  reports: z.array(
    z.strictObject({
      period: z.string(),
      source: z.enum(['chat', 'import']),
      state: z.enum(['reported', 'verified']),
      sent: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/),
      as_of: z.string().refine(isDay),
      units: z.record(z.string(), z.record(z.string(), ratio)),
    }),
  ),
});

/** Null when the plan has no sample. Throws when our own file is wrong: that is a bug, not a person's slip. */
export function loadSample(id: string): SampleFigure[] | null {
  const file = new URL(`samples/${encodeURIComponent(id)}.yaml`, plansFolder);
  if (!existsSync(file)) return null;
  const { reports } = sampleShape.parse(parse(readFileSync(file, 'utf8'), { schema: 'failsafe' }));
  return reports.flatMap(({ period, source, state, sent, as_of, units }) =>
    Object.entries(units).flatMap(([unitCode, figures]) =>
      Object.entries(figures).map(([criterionId, value]) => ({
        ...{ unitCode, criterionId, period, value, state, source },
        at: Date.parse(`${sent}:00+07:00`),
        asOf: as_of,
      })),
    ),
  );
}
