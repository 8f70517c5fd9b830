/** Invitations as the command line makes them. */
import { invite } from '../../src/admin/invite.js';
import type { House } from '../../src/runtime/composition.js';
import { act } from './world.js';

/** "đầu mối 22777" -> its code. */
export async function addMember(house: House, who: string, now: number, campaignId = 'prtc'): Promise<string> {
  const unitCode = /(\w+)$/.exec(who)?.[1] ?? null;
  const units = await house.ask((facts) => facts.units(campaignId));
  const unitId = units.find((unit) => unit.code === unitCode)?.id ?? null;
  const args = { campaignId, role: 'focal_point', unitId, name: null, medium: 'chat' } as const;
  return (await act(house, invite, args, now)).code;
}
