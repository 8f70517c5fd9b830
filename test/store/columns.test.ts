/** What questions read in memory is mended unit by unit; it must equal what a fresh reading gives, whatever happened. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { FigureValue } from '../../src/domain/figure.js';
import type { Event } from '../../src/events/event.js';
import type { AskFacts } from '../../src/questions/facts.js';
import { apply } from '../../src/store/apply.js';
import { Moves } from '../../src/store/facts/moves.js';
import { createCaches, createFacts } from '../../src/store/facts.js';
import { envOf, NOW, openRig, type Rig, submitted } from './rig.js';

const PERIODS = ['2022', '2023'];
const CRITERIA = ['work_files', 'documents'];
const UNITS = [1, 2, 3];

function dice(seed: number) {
  let state = seed;
  const below = (n: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  return { below, pick };
}

function valueBy({ below }: ReturnType<typeof dice>): FigureValue {
  const kinds: readonly FigureValue[] = [
    { kind: 'ratio', numerator: below(100), denominator: 100 },
    { kind: 'percent', percent: `${below(100)}.5` },
    { kind: 'count', value: String(below(9_000)) },
    { kind: 'not_arisen', reason: null },
  ];
  return kinds[below(kinds.length)] as FigureValue;
}

describe('figures in memory', () => {
  let rig: Rig;
  const caches = () => createCaches();
  beforeEach(async () => {
    rig = await openRig();
  });

  const ask = (held: ReturnType<typeof caches>): Promise<AskFacts> =>
    rig.store.read((tx) => createFacts(tx, held, NOW).ask('demo'));
  const shown = (facts: AskFacts) =>
    PERIODS.map((period) => [facts.duties(period), ...CRITERIA.map((id) => facts.columns(id, period))]);

  const imported = async (unitId: number, period: string, criterionId: string, value: FigureValue): Promise<Event> => {
    const standing = await rig.ask((facts) => facts.figures('demo', unitId, period));
    const after = standing.find((one) => one.criterionId === criterionId)?.version ?? 0;
    const figures = [{ unitId, period, criterionId, value, note: null, state: 'reported' as const, after }];
    return { type: 'figures_imported', campaignId: 'demo', figures, source: 'import', at: NOW };
  };

  it.each([1, 2, 3, 4])('are those of a fresh reading after 60 random changes (seed %i)', async (seed) => {
    const held = caches();
    const random = dice(seed);
    const receipts = new Set<number>();
    for (let step = 0; step < 60; step++) {
      const unitId = random.pick(UNITS);
      const change = await imported(unitId, random.pick(PERIODS), random.pick(CRITERIA), valueBy(random));
      const env = { moves: held.moves };
      const dieRolled = random.below(8);
      if (dieRolled === 0) await rig.put([change]);
      else if (dieRolled === 1) {
        const lost = rig.store.write(async (tx) => {
          await apply(tx, [change], envOf(env));
          expect(shown(await createFacts(tx, held, NOW).ask('demo'))).toEqual(
            shown(await createFacts(tx, caches(), NOW).ask('demo')),
          );
          throw new Error('lost');
        });
        await expect(lost).rejects.toThrow('lost');
      } else if (dieRolled === 2 && !receipts.has(unitId)) {
        receipts.add(unitId);
        await rig.put([submitted(0, `R${unitId}`, `o${unitId}`, unitId)], env);
      } else if (dieRolled === 3) {
        const [figure] = await rig.ask((facts) => facts.figures('demo', unitId, '2023'));
        if (figure === undefined || figure.state !== 'reported') continue;
        const { criterionId, version } = figure;
        const figures = [{ unitId, criterionId, version }];
        await rig.put([{ type: 'figures_verified', campaignId: 'demo', period: '2023', figures }], env);
      } else await rig.put([change], env);
      if (random.below(3) === 0) continue;
      expect(shown(await ask(held)), `seed ${seed} step ${step}`).toEqual(shown(await ask(caches())));
    }
  });

  it('of other criteria stay the very same, so that what was made of them stays too', async () => {
    const held = caches();
    await rig.put([await imported(1, '2023', 'documents', { kind: 'count', value: '5' })]);
    await rig.put([await imported(1, '2023', 'work_files', { kind: 'count', value: '6' })]);
    const before = await ask(held);
    await rig.put([await imported(2, '2023', 'work_files', { kind: 'count', value: '7' })], { moves: held.moves });
    const after = await ask(held);
    expect(after.columns('documents', '2023')).toBe(before.columns('documents', '2023'));
    expect(after.columns('work_files', '2023')).not.toBe(before.columns('work_files', '2023'));
    expect(before.columns('work_files', '2023')?.kind[1]).toBe(0);
  });

  it('go with a report that is taken back', async () => {
    const held = caches();
    const env = { moves: held.moves };
    await rig.put([submitted(0)], env);
    expect((await ask(held)).columns('work_files', '2023')).not.toBeNull();
    const what = { campaignId: 'demo', obligationId: 'o1', unitId: 1, period: '2023', version: 1, reason: null };
    await rig.put([{ type: 'report_withdrawn', ...what }], env);
    const facts = await ask(held);
    expect(facts.columns('work_files', '2023')).toBeNull();
    expect(facts.duties('2023')?.sentAt[0]).toBeNaN();
    expect(shown(facts)).toEqual(shown(await ask(caches())));
  });

  it('know a report that came on paper', async () => {
    const held = caches();
    await rig.put([await imported(1, '2023', 'documents', { kind: 'count', value: '5' })]);
    expect((await ask(held)).duties('2023')?.sentAt[0]).toBeNaN();
    const what = { campaignId: 'demo', obligationId: 'o1', receipt: 'P1', at: NOW, asOf: '2023-12-11' as const };
    await rig.put([{ type: 'report_received', ...what }]);
    expect((await ask(held)).duties('2023')?.sentAt[0]).toBe(NOW);
  });
});

describe('moves', () => {
  const moves = () => {
    const made = new Moves();
    made.note('x', '', 'a', [1]);
    made.note('x', 'a', 'b', [2, 3]);
    made.note('y', 'a', 'c', [4]);
    return made;
  };
  it.each([
    { name: 'nothing changed', between: ['b', 'b'], most: 9, units: [] },
    { name: 'one step', between: ['a', 'b'], most: 9, units: [2, 3] },
    { name: 'from the beginning', between: ['', 'b'], most: 9, units: [1, 2, 3] },
    { name: 'too many', between: ['', 'b'], most: 2, units: null },
    { name: 'backwards', between: ['b', 'a'], most: 9, units: null },
    { name: 'a step of another process', between: ['a', 'q'], most: 9, units: null },
    { name: 'a step of another stamp', between: ['a', 'c'], most: 9, units: null },
  ])('$name', ({ between: [from = '', to = ''], most, units }) => {
    const found = moves().between('x', from, to, most);
    expect(found === null ? null : [...found].sort()).toEqual(units);
  });
});
