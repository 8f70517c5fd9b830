import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type House, openHouse } from '../../src/runtime/composition.js';
import { readConfig } from '../../src/runtime/config.js';
import { personaAddress, personasOf } from '../../src/runtime/trial.js';
import { verifyAudit } from '../../src/store/audit/verify.js';

async function open(dir: string): Promise<House> {
  const config = readConfig({ DATA_DIR: dir });
  if (!config.ok) throw new Error('config');
  const house = await openHouse(config.value);
  if (!house.ok) throw new Error(house.problem.code);
  return house.value;
}
const folder = () => mkdtempSync(join(tmpdir(), 'thidua-trial-'));

it('the sample world is the one of the transcripts, and whole', async () => {
  const house = await open(folder());
  const units = await house.ask((facts) => facts.units('prtc'));
  expect(units).toHaveLength(16);
  const progress = await house.ask((facts) => facts.progress('prtc', '2023'));
  expect(progress.filter((one) => one.submittedAt === null).map((one) => one.unit.code)).toEqual(['22771']);
  const states = await Promise.all(
    units.map(async (unit) => {
      const figures = await house.ask((facts) => facts.figures('prtc', unit.id, '2023'));
      return [
        unit.code,
        [...new Set(figures.map((one) => `${one.state} ${one.source} ${one.version}`))].join(),
      ] as const;
    }),
  );
  expect(states.filter(([, state]) => state !== 'verified chat 1')).toEqual([
    ['22771', ''],
    ['22780', 'reported chat 1'],
  ]);
  const ask = await house.ask((facts) => facts.ask('prtc'));
  expect([ask.period, ask.periods]).toEqual(['2023', ['2022', '2023']]);
  const { faults } = await house.store.read((tx) => verifyAudit(tx, house.secretKey, null));
  expect(faults).toEqual([]);
  await house.close();
});

it('every persona sits where it says', async () => {
  const house = await open(folder());
  const units = await house.ask((facts) => facts.units('prtc'));
  const personas = personasOf(units);
  expect(personas.slice(0, 4).map((one) => one.id)).toEqual(['focal_point:22771', 'coordinator', 'leader', 'reviewer']);
  expect(personas).toHaveLength(19);
  for (const persona of personas) {
    const who = await house.ask((facts) => facts.who(personaAddress(persona.id) ?? ''));
    expect(who.seats.map((seat) => [seat.role, seat.unit?.code])).toEqual([[persona.role, persona.unit?.code]]);
  }
  expect(personaAddress('focal_point')).toBe(personaAddress('focal_point:22771'));
  for (const other of ['', 'admin', 'focal_point:', 'focal_point:x', 'unit_head:1', 'coordinator:1']) {
    expect(personaAddress(other)).toBeNull();
  }
  await house.close();
});

it('is written once, and its day is kept', async () => {
  const dir = folder();
  const [one, two] = await Promise.all([open(dir), open(dir)]);
  expect(await two.ask((facts) => facts.seats('prtc'))).toHaveLength(19);
  expect(one.trial?.day()).toBe('2023-12-11');
  await one.trial?.setDay('2023-12-18');
  await Promise.all([one.close(), two.close()]);
  const again = await open(dir);
  expect(again.trial?.day()).toBe('2023-12-18');
  expect(await again.ask((facts) => facts.seats('prtc'))).toHaveLength(19);
  await again.close();
});
