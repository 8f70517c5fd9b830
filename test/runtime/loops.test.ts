import { expect, it } from 'vitest';
import { startLoop } from '../../src/runtime/loops.js';
import { ManualClock, settled } from '../support/clock.js';

it('looks again when the step said so, and at once when woken', async () => {
  const clock = new ManualClock();
  const at: number[] = [];
  const loop = startLoop(
    async (now) => at.push(clock.monotonic()) && now + 1_000,
    clock,
    () => undefined,
  );
  await clock.pass(2_500);
  expect(at).toEqual([0, 1_000, 2_000]);
  loop.wake();
  await settled();
  expect(at).toEqual([0, 1_000, 2_000, 2_500]);
  await loop.stop();
  await clock.pass(10_000);
  expect(at.length).toBe(4);
});

it('survives a step that fails, and says so', async () => {
  const clock = new ManualClock();
  const failures: unknown[] = [];
  let steps = 0;
  const loop = startLoop(
    async (now) => {
      if (++steps === 1) throw new Error('once');
      return now + 1_000;
    },
    clock,
    (error) => failures.push(error),
  );
  await clock.pass(5_000);
  expect([steps, failures.length]).toEqual([2, 1]);
  await loop.stop();
});

it('waits at stop for the step that is running', async () => {
  const clock = new ManualClock();
  let finish = (): void => undefined;
  const loop = startLoop(
    () => new Promise((resolve) => (finish = () => resolve(0))),
    clock,
    () => undefined,
  );
  let stopped = false;
  const stopping = loop.stop().then(() => (stopped = true));
  await settled();
  expect(stopped).toBe(false);
  finish();
  await stopping;
});
