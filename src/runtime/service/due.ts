/**
 * What offices are told because its time has come, in working hours: heads who are silent on the last day, units whose
 * figures are asked about again, or their own launch plan for. What is due is decided from rows, so every wake is harmless.
 */
import { askAgain } from '../../admin/again.js';
import { act } from '../../admin/cli/act.js';
import { tellSilentHeads } from '../../admin/heads.js';
import { askLaunchPlans } from '../../admin/launch-plan.js';
import { runs } from '../../admin/standing.js';
import { hoursOf, SENDING_HOURS } from '../../domain/calendar.js';
import { readHouseCalendar } from '../../store/facts/deadlines.js';
import type { House } from '../composition.js';

const SERVICE = { kind: 'service' } as const;

/** Looks once; true when something was said. */
export async function tellWhatIsDue(house: House): Promise<boolean> {
  const calendar = await house.store.read((tx) => readHouseCalendar(tx));
  if (!hoursOf(calendar, SENDING_HOURS, house.clock.now())) return false;
  let said = false;
  for (const { id: campaignId } of (await house.ask((facts) => facts.campaigns())).filter(runs)) {
    const heads = await act(house, (turn) => turn.do(tellSilentHeads, { campaignId }, SERVICE));
    said ||= heads.ok && heads.value.silent > 0;
    for (const ask of [askAgain, askLaunchPlans]) {
      for (let more = true; more; ) {
        const asked = await act(house, (turn) => turn.do(ask, { campaignId }, SERVICE));
        more = asked.ok && asked.value.more;
        said ||= asked.ok && asked.value.asked > 0;
      }
    }
  }
  return said;
}
