/** The sample world of the transcripts: prtc with its units, 2022 and (where wanted) 2023 figures, people as they come. */
import { loadPlanEvents } from '../../src/admin/campaign-load.js';
import type { Decide, Decided } from '../../src/admin/decide.js';
import { loadBuiltIn } from '../../src/campaigns/catalogue.js';
import { loadSample, type SampleFigure } from '../../src/campaigns/sample.js';
import type { Makers } from '../../src/conversation/turn.js';
import { obligationsOf } from '../../src/domain/obligation.js';
import type { Role } from '../../src/domain/people.js';
import type { Result } from '../../src/domain/problem.js';
import { startOfDay } from '../../src/domain/time.js';
import type { Event } from '../../src/events/event.js';
import type { House } from '../../src/runtime/composition.js';
import { hashCode } from '../../src/runtime/ids.js';
import { apply } from '../../src/store/apply.js';
import { createCaches, createFacts } from '../../src/store/facts.js';

const RECEIPTS = ['7K4P', '3M9T', '8C6W', '5R2D', '4XJD', 'W8PN', '2HVT', 'R6KB', '9F2X', 'TB4W'];
const CODES = ['K7QM-9F2X-TB4W-HN3C', '4XJD-W8PN-2HVT-R6KB', '9M3T-7K4P-8C6W-5R2D', 'HN3C-K7QM-4XJD-W8PN'];

/** Codes of a whole sheet: all different, as real ones are. */
function laterCode(n: number): string {
  const letters = '23456789BCDFGHJKMNPQRTVWX';
  const tail = [2, 1, 0].map((place) => letters[Math.floor(n / letters.length ** place) % letters.length] ?? '');
  return `K7QM-9F2X-TB4W-T${tail.join('')}`;
}

/** Ids and codes that are the same in every run; `state` outlives the house, which is opened anew between turns. */
export function steadyMakers(state: { ids: number; receipts: number; codes: number }, secretKey: () => string): Makers {
  return {
    newId: () => `id${String(state.ids++).padStart(8, '0')}`,
    newReceipt: () => RECEIPTS[state.receipts++ % RECEIPTS.length] ?? '',
    newCode(medium) {
      const code =
        medium === 'phone' ? String(100_000 + state.codes++) : (CODES[state.codes++] ?? laterCode(state.codes));
      return { code, hash: hashCode(secretKey(), code) };
    },
  };
}

export async function writeEvents(house: House, events: readonly Event[], now: number): Promise<void> {
  const env = { actor: { kind: 'service' as const }, address: null, seq: null, handed: false };
  const { secretKey, make } = house;
  await house.store.write((tx) => apply(tx, events, { ...env, now, secretKey, newId: make.newId }));
}

/** An act of the office, decided and not written. */
export function decided<A, T>(house: House, decide: Decide<A, T>, args: A, now: number): Promise<Result<Decided<T>>> {
  const desk = { now, at: now, make: house.make, links: house.links };
  return house.ask((facts) => decide(args, facts, desk));
}

/** An act of the office, done. */
export async function act<A, T>(house: House, decide: Decide<A, T>, args: A, now: number): Promise<T> {
  const done = await decided(house, decide, args, now);
  if (!done.ok) throw new Error(done.problem.code);
  await writeEvents(house, done.value.events, now);
  return done.value.result;
}

const BEGIN = startOfDay('2023-11-20');

/** A unit of a roster that the plan does not name; its name says that it is a sample. */
export interface SampleUnit {
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly tier: string;
}

/** Read once: the same text gives the same plan. */
const read = new Map<string, ReturnType<typeof loadBuiltIn>>();
function builtIn(campaignId: string): ReturnType<typeof loadBuiltIn> {
  const plan = read.has(campaignId) ? read.get(campaignId) : loadBuiltIn(campaignId);
  read.set(campaignId, plan ?? null);
  return plan ?? null;
}

/** Loads the plan and the sample figures of the given years; 2023's are reports that were sent. */
export async function seedWorld(
  house: House,
  years: readonly string[],
  campaignId = 'prtc',
  more: readonly SampleUnit[] = [],
): Promise<void> {
  const loaded = builtIn(campaignId);
  if (loaded === null || 'problems' in loaded) throw new Error(`${campaignId} does not load`);
  const sample = more.map((unit) => ({ ...unit, validFrom: null, validTo: null }));
  const plan = { ...loaded.plan, units: [...loaded.plan.units, ...sample] };
  await writeEvents(house, loadPlanEvents({ plan, source: campaignId, through: null, document: null }, []), BEGIN);
  const units = await house.store.read((tx) => createFacts(tx, createCaches(), BEGIN).units(campaignId));
  const obligations = obligationsOf(plan, units, { through: null, now: BEGIN }).map((one) => ({
    ...one,
    obligationId: house.make.newId(),
  }));
  await writeEvents(house, [{ type: 'obligations_opened', campaignId, obligations }], BEGIN);
  const idOf = new Map(units.map((unit) => [unit.code, unit.id]));
  const reports = new Map<string, SampleFigure[]>();
  for (const one of (loadSample(campaignId) ?? []).filter((figure) => years.includes(figure.period))) {
    const key = `${one.period} ${one.unitCode}`;
    reports.set(key, [...(reports.get(key) ?? []), one]);
  }
  for (const report of reports.values()) {
    const unitId = idOf.get(report[0]?.unitCode ?? '') ?? 0;
    const owed = obligations.find((one) => one.unitId === unitId && one.period === report[0]?.period);
    await writeEvents(house, reportEvents(house, report, unitId, owed?.obligationId ?? null), report[0]?.at ?? BEGIN);
  }
}

function reportEvents(
  house: House,
  report: readonly SampleFigure[],
  unitId: number,
  obligationId: string | null,
): Event[] {
  const [first] = report;
  if (first === undefined) return [];
  const { period, at, asOf } = first;
  const campaignId = 'prtc';
  if (obligationId === null) {
    const figures = report.map(({ criterionId, value, state }) => ({
      unitId,
      period,
      criterionId,
      value,
      state,
      note: null,
      after: 0,
    }));
    return [{ type: 'figures_imported', campaignId, figures, source: 'import', at }];
  }
  const figures = report.map(({ criterionId, value }) => ({ criterionId, value, note: null }));
  const sent: Event = {
    type: 'report_submitted',
    campaignId,
    obligationId,
    unitId,
    period,
    receipt: `S${house.make.newId().slice(-3)}`,
    at,
    onTime: true,
    asOf,
    highlight: null,
    figures,
    source: 'chat',
    draftVersion: 0,
  };
  const verified = report
    .filter((one) => one.state === 'verified')
    .map(({ criterionId }) => ({ unitId, criterionId, version: 1 }));
  return verified.length === 0 ? [sent] : [sent, { type: 'figures_verified', campaignId, period, figures: verified }];
}

/** Gives whoever speaks from the address a seat, for each of the units where some are named. */
export async function seatAt(
  house: House,
  address: string,
  role: Role,
  unitCodes: readonly string[],
  campaignId = 'prtc',
): Promise<void> {
  const units = await house.store.read((tx) => createFacts(tx, createCaches(), BEGIN).units(campaignId));
  const known = await house.store.read((tx) => createFacts(tx, createCaches(), BEGIN).who(address));
  const personId = known.person?.id ?? house.make.newId();
  const unitIds = unitCodes.map((code) => units.find((one) => one.code === code)?.id ?? null);
  const seats = (unitIds.length === 0 ? [null] : unitIds).map(
    (unitId): Event => ({
      type: 'seat_opened',
      seatId: house.make.newId(),
      personId,
      campaignId,
      unitId,
      role,
      invitationId: null,
      confirmed: true,
    }),
  );
  const person: Event = { type: 'person_opened', personId, address, displayName: null, language: 'vi' };
  await writeEvents(house, known.person === null ? [person, ...seats] : seats, BEGIN);
}
