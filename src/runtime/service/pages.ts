/** What the pages ask of the house: the trial's day and personas, and what an invitation is for. */
import { line } from '../../messages/message.js';
import type { Words } from '../../messages/render.js';
import type { InvitePreview } from '../../web/invite.js';
import type { TrialPage } from '../../web/page-data.js';
import type { House } from '../composition.js';
import { hashCode } from '../ids.js';
import { personasOf } from '../trial.js';

export function trialPage(house: House, campaignId: string): TrialPage {
  const { trial } = house;
  if (trial === null) throw new Error('asked only in a trial');
  return {
    day: { get: async () => trial.day(), set: (day) => trial.setDay(day) },
    personas: () =>
      house.ask(async (facts) => {
        const agency = (await facts.campaign(campaignId))?.plan.roles.standingAgency.label ?? null;
        return personasOf(await facts.units(campaignId)).map(({ id, role, unit }) => ({
          id,
          role,
          name: unit?.name ?? (role === 'coordinator' ? agency : null),
        }));
      }),
  };
}

/** Null for wrong, used and expired codes alike; looking uses nothing up. */
export async function previewInvitation(house: House, words: Words, code: string): Promise<InvitePreview | null> {
  return house.ask(async (facts) => {
    const found = await facts.invitation(hashCode(house.secretKey, code));
    if (found === null || found.used || found.expiresAt <= house.clock.now()) return null;
    const campaign = await facts.campaign(found.campaignId);
    const unit = found.unit?.name ?? null;
    const role = words.say(line(`role.${found.role}`, { unit: unit ?? '' }), 'vi').trim();
    return { unit, role, campaign: campaign?.plan.movement ?? '' };
  });
}
