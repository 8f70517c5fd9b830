/**
 * The reforms of 2024–2025 in the other four places, through the house: Gò Vấp, Sóc Trăng, Hải Phòng, Ninh Thuận
 * (Phan Rang stands in `reform.test.ts`). Rosters are public facts in our own form under `places/`.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCampaign, openObligations } from '../../src/admin/campaign-load.js';
import type { Decide } from '../../src/admin/decide.js';
import { reorganise } from '../../src/admin/reform/reorganise.js';
import { settleReform } from '../../src/admin/reform/settle.js';
import { importUnits } from '../../src/admin/units-import.js';
import { partsOn, recut, successorsOf } from '../../src/domain/lineage.js';
import { addDays } from '../../src/domain/time.js';
import { inForce, standingDuring, type Unit } from '../../src/domain/unit.js';
import { Chat } from '../support/chat.js';
import { builtIn } from '../support/plans.js';
import { act as actIn } from '../support/world.js';

interface Version {
  readonly code: string;
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly next: readonly string[];
}

const read = (place: string): readonly Version[] =>
  readFileSync(new URL(`places/${place}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [code = '', name = '', from = '', to = '', next = ''] = line.split('|').map((cell) => cell.trim());
      return { code, name, from: from || null, to: to || null, next: next.split(' ').filter((one) => one !== '') };
    });

const standsOn = (one: Version, day: string): boolean =>
  (one.from === null || one.from <= day) && (one.to === null || day <= one.to);

/** Which campaign's roster it stands in; Ninh Thuận's communes in the plan of its city, under the same tier. */
const PLACES = [
  { place: 'gv', campaignId: 'gv', tier: 'district_unit', counts: [16, 12, 6] },
  { place: 'st', campaignId: 'st', tier: 'commune', counts: [109, 108, 43] },
  { place: 'hp', campaignId: 'hp', tier: 'commune', counts: [217, 167, 49] },
  { place: 'nt', campaignId: 'prtc', tier: 'commune', counts: [65, 62, 24] },
] as const;

const chat = new Chat('web', 'buttons');

const act = <A, T>(decide: Decide<A, T>, args: A): Promise<T> => actIn(chat.house, decide, args, chat.now());

const table = (columns: readonly string[], rows: readonly (readonly string[])[]) => ({
  columns,
  rows: rows.map((cells, i) => ({
    line: i + 2,
    cells: Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? ''])),
  })),
});

beforeAll(async () => {
  chat.setTime(Date.parse('2024-07-01T08:00:00+07:00'));
  await chat.open();
});

afterAll(async () => {
  await chat.close();
  chat.remove();
});

describe.each(PLACES)('$place', ({ place, campaignId, tier, counts }) => {
  const versions = read(place);
  const steps = [...new Set(versions.flatMap((one) => one.from ?? []))].sort();
  const units = (): Promise<readonly Unit[]> => chat.house.ask((facts) => facts.units(campaignId));

  it('begins with its roster of 2023', async () => {
    await act(loadCampaign, {
      plan: { ...builtIn(campaignId), units: [] },
      source: campaignId,
      through: 2026,
      document: 'mẫu',
    });
    const first = versions.filter((one) => one.from === null);
    const rows = first.map((one) => [one.code, one.name, one.name.split(' ')[0] ?? '', tier]);
    const done = await act(importUnits, { campaignId, table: table(['code', 'name', 'type', 'tier'], rows) });
    expect(done).toMatchObject({ created: counts[0], refused: [] });
    expect((await act(openObligations, { campaignId, through: 2026 })).opened).toBe(counts[0]);
  });

  it('goes through every reform of its resolutions without a row refused', async () => {
    expect(steps).toHaveLength(2);
    for (const [i, from] of steps.entries()) {
      chat.setTime(Date.parse(`${addDays(from, 1)}T08:00:00+07:00`));
      const before = addDays(from, -1);
      const ending = versions.filter((one) => one.to === before);
      const rows = ending.flatMap((old) =>
        old.next.map((code) => {
          const next = versions.find((one) => one.code === code && standsOn(one, from));
          return [old.code, code, next?.name ?? ''];
        }),
      );
      const reform = { campaignId, from, document: 'Nghị quyết sắp xếp' };
      const done = await act(reorganise, { ...reform, table: table(['old_code', 'new_code', 'new_name'], rows) });
      expect(done.refused).toEqual([]);
      const standing = (await units()).filter((one) => inForce(one, from));
      expect(standing).toHaveLength(counts[i + 1] ?? 0);
      const expected = versions.filter((one) => standsOn(one, from)).map((one) => `${one.code} ${one.name}`);
      expect(standing.map((one) => `${one.code} ${one.name}`).sort()).toEqual(expected.sort());
      await act(openObligations, { campaignId, through: 2026 });
      await act(settleReform, { ...reform, ended: done.ended.map((one) => one.code) });
    }
  });

  it('keeps every lineage: who followed whom, though codes are given again', async () => {
    const all = await units();
    const found = (one: Version): Unit | undefined =>
      all.find(
        (unit) =>
          unit.code === one.code && unit.name === one.name && (unit.validFrom === one.from || unit.validTo === one.to),
      );
    // What keeps code and name goes on and takes others in: it is one unit, not two.
    const goesOn = (old: Version): boolean =>
      old.next.length === 1 &&
      versions.some((one) => one.code === old.code && one.code === old.next[0] && one.name === old.name && one !== old);
    for (const old of versions.filter((one) => one.to !== null && !goesOn(one))) {
      const unit = found(old);
      if (unit === undefined) throw new Error(`${old.code} ${old.name}`);
      expect(unit.validTo, old.name).toBe(old.to);
      expect(
        successorsOf(unit, all)
          .map((one) => one.code)
          .sort(),
        old.name,
      ).toEqual([...old.next].sort());
    }
    const reused = versions.filter((one) =>
      versions.some((other) => other.code === one.code && other.name !== one.name),
    );
    expect(reused.length).toBeGreaterThan(2);
  });

  it('re-cuts a whole area by adding, and refuses where a part was split', async () => {
    const all = await units();
    const today = all.filter((one) => inForce(one, '2025-07-01'));
    const figure = { kind: 'ratio', numerator: 1, denominator: 2 } as const;
    const sums = today.map((unit) => ({
      of: partsOn(unit, all, '2023-12-31'),
      sum: recut(unit, all, '2023-12-31', () => figure),
    }));
    for (const { of, sum } of sums) {
      if (sum === null) expect(of).toHaveLength(1);
      else if ('value' in sum)
        expect(sum.value).toEqual({ kind: 'ratio', numerator: of.length, denominator: 2 * of.length });
      else expect(sum.cannot).toBe('split');
    }
    expect(sums.some(({ sum }) => sum !== null && 'value' in sum)).toBe(true);
    expect(standingDuring(all, '2023-01-01', '2023-12-31')).toHaveLength(counts[0]);
  });

  it('leaves one report of 2025 to each unit that stands on the last day of its year, and none to the others', async () => {
    const all = await units();
    const owing: string[] = [];
    for (const unit of all) {
      const owed = await chat.house.ask((facts) => facts.obligations(campaignId, unit.id));
      if (owed.some((one) => one.period === '2025' && !one.exempt)) owing.push(`${unit.code} ${unit.name}`);
    }
    const standing = all.filter((one) => inForce(one, '2025-12-14')).map((one) => `${one.code} ${one.name}`);
    expect(owing.sort()).toEqual(standing.sort());
  });
});
