/** Invitations as the command line makes them. */
import { invite } from '../../src/admin/invite.js';
import type { House } from '../../src/runtime/composition.js';
import { writeEvents } from './world.js';

/** "đầu mối 22777" -> its code. */
export async function addMember(house: House, who: string, now: number, campaignId = 'prtc'): Promise<string> {
  const unitCode = /(\w+)$/.exec(who)?.[1] ?? null;
  const desk = { now, at: now, make: house.make, links: house.links };
  const decided = await house.ask(async (facts) => {
    const unitId = (await facts.units(campaignId)).find((unit) => unit.code === unitCode)?.id ?? null;
    return invite({ campaignId, role: 'focal_point', unitId, name: null, medium: 'chat' }, facts, desk);
  });
  if (!decided.ok) throw new Error(decided.problem.code);
  await writeEvents(house, decided.value.events, now);
  return decided.value.result.code;
}
