/**
 * Who is told when a nomination moves, each in one bubble. No person's name stands in any of them: they may arrive on any
 * channel, and a name with a verdict beside it is not for a list of messages.
 */
import type { Facts } from '../../conversation/facts.js';
import { bubble, choice, tell } from '../../conversation/turn.js';
import type { Role } from '../../domain/people.js';
import { UNIT_ROLES } from '../../domain/people.js';
import type { Event, PersonId } from '../../events/event.js';
import { type Line, line } from '../../messages/message.js';
import type { NominationCase } from './case.js';
import type { JudgeArgs } from './judge.js';

export const nominationParams = ({ nomination, award }: Pick<NominationCase, 'nomination' | 'award'>) => ({
  number: nomination.number,
  unit: nomination.unit.name,
  subject: nomination.subject,
  form: award?.form ?? '',
  occasion: nomination.occasion,
  period: nomination.period,
});

async function holders(facts: Facts, one: NominationCase, role: Role): Promise<readonly PersonId[]> {
  const { campaignId, unit } = one.nomination;
  return facts.holders(campaignId, role, UNIT_ROLES.includes(role) ? unit.id : null);
}

/** Nobody is told twice, whatever seats they hold. */
interface Told {
  readonly roles: readonly Role[];
  readonly lines: readonly Line[];
}

async function tellAll(
  facts: Facts,
  one: NominationCase,
  but: PersonId | null,
  told: readonly Told[],
): Promise<Event[]> {
  const done = new Set<PersonId | null>([but]);
  const events: Event[] = [];
  for (const { roles, lines } of told) {
    const said = bubble(lines, [choice(`nm_open:${one.nomination.id}`, 'nomination_open')]);
    for (const role of roles) {
      for (const id of await holders(facts, one, role)) {
        if (!done.has(id)) events.push(tell(id, said, `nomination:${one.nomination.id}`));
        done.add(id);
      }
    }
  }
  return events;
}

export const toldSent = (one: NominationCase, facts: Facts): Promise<Event[]> =>
  tellAll(facts, one, null, [
    {
      roles: ['coordinator'],
      lines: [
        line('nomination.told.sent', {
          ...nominationParams(one),
          papers: one.papers.length,
          missing: one.missing.length,
        }),
      ],
    },
  ]);

export const toldWithdrawn = (one: NominationCase, facts: Facts): Promise<Event[]> =>
  tellAll(facts, one, null, [
    { roles: ['coordinator'], lines: [line('nomination.told.withdrawn', nominationParams(one))] },
  ]);

export const toldWhole = (one: NominationCase, facts: Facts): Promise<Event[]> =>
  tellAll(facts, one, null, [{ roles: ['reviewer'], lines: [line('nomination.told.whole', nominationParams(one))] }]);

/** The unit always; the one who comes next, or who passed it on before. */
export function toldMoved(one: NominationCase, args: JudgeArgs, facts: Facts): Promise<Event[]> {
  const { step, words, decided, officer } = args;
  const { standingAgency, reviewer } = one.campaign.plan.roles;
  const who = officer.role === 'coordinator' ? standingAgency.label : (reviewer?.label ?? standingAgency.label);
  const said = nominationParams(one);
  const again = one.nomination.state === 'decided' ? 'yes' : 'no';
  const lines = [
    line(`nomination.told.${step}`, { ...said, agency: who, result: decided?.result ?? 'none', again }),
    // What is said of a person stays in the dossier.
    ...(step === 'return' && one.nomination.subject !== 'person'
      ? [line('nomination.reason', { words: words ?? '' })]
      : []),
    ...(decided?.number == null || decided.day === null
      ? []
      : [line('nomination.told.decision', { number: decided.number, day: { day: decided.day, form: 'day' } })]),
  ];
  const also: Told =
    step === 'review'
      ? { roles: ['reviewer'], lines: [line('nomination.told.to_appraise', said)] }
      : { roles: ['coordinator'], lines };
  return tellAll(facts, one, officer.personId, [{ roles: UNIT_ROLES, lines }, also]);
}
