/**
 * What opens and ends by itself: periods on their day, the agency's own roll-ups, seats of a closed campaign; and the
 * pulse of the service, so that after an outage near a bound the coordinator is offered an extension. What is due is
 * decided from rows: every wake is harmless, and a late one makes up for those missed.
 */
import { openObligations } from '../../admin/campaign-load.js';
import { act } from '../../admin/cli/act.js';
import { endSeatsOfClosed } from '../../admin/dates/close.js';
import { offerExtensions } from '../../admin/dates/offer.js';
import { dayOf } from '../../domain/time.js';
import { readStamps } from '../../store/facts/caches.js';
import { readSetting, writeSetting } from '../../store/queries/setting.js';
import { systemClock } from '../clock.js';
import type { House } from '../composition.js';
import type { Log } from '../log.js';
import { type Loop, startLoop } from '../loops.js';
import { tellWhatIsDue } from './due.js';

const LOOK_MS = 60_000;
/** A shorter silence keeps nobody from reporting. */
export const OUTAGE_MS = 15 * 60_000;
const PULSE = 'service.pulse';

const SERVICE = { kind: 'service' } as const;

/** Opens and ends what is due now; the day and the plans together say whether anything can have changed. */
export function createPeriods(house: House, log: Pick<Log, 'info'>): { look(): Promise<void> } {
  let seen = '';
  return {
    async look() {
      const stamps = await house.store.read((tx) => readStamps(tx));
      const now = `${dayOf(house.clock.now())} ${stamps.get('plans') ?? ''}`;
      if (now === seen) return;
      let again = false;
      for (const { id: campaignId } of await house.ask((facts) => facts.campaigns())) {
        const done = await act(house, async (turn) => {
          const { opened } = await turn.do(openObligations, { campaignId, through: null }, SERVICE);
          return { opened, ended: await turn.do(endSeatsOfClosed, { campaignId }, SERVICE) };
        });
        if (!done.ok) continue;
        if (done.value.opened > 0) log.info({ campaignId, opened: done.value.opened }, 'reports opened');
        if (done.value.ended > 0) again = true;
      }
      seen = again ? '' : now;
    },
  };
}

/**
 * Notes that the service lives; after a silence, offers extensions for the bounds it touched. In a trial the day is
 * assumed and nothing was missed.
 */
export async function pulse(house: House): Promise<void> {
  if (house.trial !== null) return;
  const now = house.clock.now();
  const last = Number((await house.store.read((tx) => readSetting(tx, PULSE))) ?? now);
  if (now - last >= OUTAGE_MS) await act(house, (turn) => turn.do(offerExtensions, { from: last, to: now }, SERVICE));
  await house.store.write((tx) => writeSetting(tx, PULSE, String(now)));
}

/** `wake` tells delivery that something is due. */
export function startPeriods(house: House, log: Log, wake: () => void): Loop {
  const periods = createPeriods(house, log);
  return startLoop(
    async (now) => {
      await pulse(house);
      await periods.look();
      if (await tellWhatIsDue(house)) wake();
      return now + LOOK_MS;
    },
    systemClock,
    (error) => log.error({ error }, 'opening periods failed and will be tried again'),
  );
}
