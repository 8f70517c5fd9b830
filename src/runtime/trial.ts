/**
 * The trial's sample world, written once into a database of its own: the plan with its units, what they owe, invented
 * figures, and a seat for everybody one may be. It goes through the same events as real life.
 */
import type { Makers } from '../conversation/turn.js';
import { obligationsOf } from '../domain/obligation.js';
import type { Role } from '../domain/people.js';
import { type Day, type Instant, startOfDay } from '../domain/time.js';
import type { Unit } from '../domain/unit.js';
import type { AddressId, Event } from '../events/event.js';
import type { Words } from '../messages/render.js';
import { type ApplyEnv, apply } from '../store/apply.js';
import { createCaches, createFacts } from '../store/facts.js';
import type { Store, Tx } from '../store/port.js';
import { readSetting, writeSetting } from '../store/queries/setting.js';

export const DEFAULT_TRIAL_DAY: Day = '2023-12-11';
export const TRIAL_CAMPAIGN = 'prtc';
/** The ward that has not reported yet. */
const DEFAULT_WARD = '22771';
const SEEDED = 'trial.seeded';

const CAMPAIGN_ROLES: readonly Role[] = ['coordinator', 'leader', 'reviewer'];

/** `coordinator`, `leader`, `reviewer`, `focal_point` or `focal_point:<unit code>` -> its address; null for others. */
export function personaAddress(persona: string): AddressId | null {
  if (CAMPAIGN_ROLES.some((role) => role === persona)) return `web:trial-${persona}`;
  if (persona === 'focal_point') return `web:trial-focal_point:${DEFAULT_WARD}`;
  return /^focal_point:\d{1,10}$/.test(persona) ? `web:trial-${persona}` : null;
}

export interface TrialPersona {
  readonly id: string;
  readonly role: Role;
  readonly unit: Unit | null;
}

/** In the order to offer: the default ward first, then the roles of the campaign, then the other wards. */
export function personasOf(units: readonly Unit[]): readonly TrialPersona[] {
  const wards = units.map((unit): TrialPersona => ({ id: `focal_point:${unit.code}`, role: 'focal_point', unit }));
  const first = wards.filter((one) => one.unit?.code === DEFAULT_WARD);
  const roles = CAMPAIGN_ROLES.map((role): TrialPersona => ({ id: role, role, unit: null }));
  return [...first, ...roles, ...wards.filter((one) => !first.includes(one))];
}

/** A sample person with the persona's seat, speaking from the address. */
export function personEvents(
  campaignId: string,
  { role, unit }: TrialPersona,
  address: AddressId,
  make: Makers,
  words: Words,
): Event[] {
  const personId = make.newId();
  const displayName = words.say({ key: 'admin.trial.person', params: {} }, 'vi');
  const seat = { seatId: make.newId(), personId, campaignId, unitId: unit?.id ?? null, role };
  return [
    { type: 'person_opened', personId, address, displayName, language: 'vi' },
    { type: 'seat_opened', ...seat, invitationId: null, confirmed: true },
  ];
}

export interface SeedTools {
  words(): Promise<Words>;
  readonly make: Makers;
  readonly secretKey: string;
}

/** Does nothing when it was done before; two processes at once do it once. */
export async function seedTrial(store: Store, tools: SeedTools): Promise<void> {
  const done = await store.read((tx) => readSetting(tx, SEEDED));
  if (done !== null) return;
  const world = await sampleWorld(tools);
  await store.write(async (tx) => {
    if ((await readSetting(tx, SEEDED)) !== null) return;
    await new Seeding(tx, tools, world).run();
    await writeSetting(tx, SEEDED, '1');
  });
}

type World = Awaited<ReturnType<typeof sampleWorld>>;

/** Read before the turn: a turn awaits nothing but its own store. */
async function sampleWorld(tools: SeedTools) {
  const [{ loadBuiltIn }, { loadSample }, { loadPlanEvents }] = await Promise.all([
    import('../campaigns/catalogue.js'),
    import('../campaigns/sample.js'),
    import('../admin/campaign-load.js'),
  ]);
  const parsed = loadBuiltIn(TRIAL_CAMPAIGN);
  const figures = loadSample(TRIAL_CAMPAIGN);
  if (parsed === null || 'problems' in parsed || figures === null) throw new Error('the sample campaign is not whole');
  return { plan: parsed.plan, figures, loadPlanEvents, words: await tools.words() };
}

class Seeding {
  readonly #env: Omit<ApplyEnv, 'now'>;

  constructor(
    private readonly tx: Tx,
    private readonly tools: SeedTools,
    private readonly world: World,
  ) {
    const { make, secretKey } = tools;
    this.#env = { actor: { kind: 'service' }, address: null, seq: null, secretKey, newId: make.newId, handed: false };
  }

  async run(): Promise<void> {
    const { plan, figures } = this.world;
    const begin = Math.min(...figures.map((one) => one.at)) - 86_400_000;
    await this.#write(begin, this.world.loadPlanEvents({ plan, source: plan.id, through: null, document: null }, []));
    const units = await createFacts(this.tx, createCaches(), begin).units(plan.id);
    const now = startOfDay(DEFAULT_TRIAL_DAY);
    const owed = obligationsOf(plan, units, { through: null, now });
    const obligations = owed.map((one) => ({ ...one, obligationId: this.tools.make.newId() }));
    await this.#write(begin, [{ type: 'obligations_opened', campaignId: plan.id, obligations }]);
    await this.#write(
      begin,
      personasOf(units).flatMap((persona) =>
        personEvents(plan.id, persona, `web:trial-${persona.id}`, this.tools.make, this.world.words),
      ),
    );
    await this.#figures(units, new Map(obligations.map((one) => [`${one.unitId} ${one.period}`, one.obligationId])));
  }

  /** In the order of sending, each unit's period as one report. */
  async #figures(units: readonly Unit[], obligations: ReadonlyMap<string, string>): Promise<void> {
    const byReport = new Map<string, World['figures']>();
    for (const one of this.world.figures) {
      const key = `${one.at} ${one.unitCode} ${one.period}`;
      byReport.set(key, [...(byReport.get(key) ?? []), one]);
    }
    const reports = [...byReport.values()].sort((a, b) => (a[0]?.at ?? 0) - (b[0]?.at ?? 0));
    for (const report of reports) {
      const [first] = report;
      const unit = units.find((one) => one.code === first?.unitCode);
      if (first === undefined || unit === undefined) throw new Error('a sample figure of an unknown unit');
      const obligationId = obligations.get(`${unit.id} ${first.period}`);
      const events = obligationId === undefined ? this.#imported(unit, report) : this.#sent(unit, obligationId, report);
      await this.#write(first.at, events);
    }
  }

  #imported(unit: Unit, report: World['figures']): Event[] {
    const figures = report.map(({ criterionId, value, period, state }) => {
      return { unitId: unit.id, period, criterionId, value, note: null, state, after: 0 };
    });
    const at = report[0]?.at ?? 0;
    return [{ type: 'figures_imported', campaignId: this.world.plan.id, figures, source: 'import', at }];
  }

  #sent(unit: Unit, obligationId: string, report: World['figures']): Event[] {
    const campaignId = this.world.plan.id;
    const [first] = report;
    if (first === undefined) return [];
    const { period, at, asOf, source } = first;
    const figures = report.map(({ criterionId, value }) => ({ criterionId, value, note: null }));
    const what = { campaignId, obligationId, unitId: unit.id, period, receipt: this.tools.make.newReceipt(), at, asOf };
    const rest = { onTime: true, highlight: null, figures, source, draftVersion: 0 };
    const verified = report.filter((one) => one.state === 'verified');
    const seen = verified.map(({ criterionId }) => ({ unitId: unit.id, criterionId, version: 1 }));
    const sent: Event = { type: 'report_submitted', ...what, ...rest };
    return seen.length === 0 ? [sent] : [sent, { type: 'figures_verified', campaignId, period, figures: seen }];
  }

  async #write(now: Instant, events: readonly Event[]): Promise<void> {
    await apply(this.tx, events, { ...this.#env, now });
  }
}
