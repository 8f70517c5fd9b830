/** Requests about personal data: listed with their clock, answered, and carried out. */
import type { Facts, PrivacyRequestView } from '../conversation/facts.js';
import { bubble, tell } from '../conversation/turn.js';
import { ok, type Result, refuse } from '../domain/problem.js';
import { line } from '../messages/message.js';
import type { Decide } from './decide.js';

export interface RequestArgs {
  readonly campaignId: string;
  readonly requestId: string;
}

async function find({ campaignId, requestId }: RequestArgs, facts: Facts): Promise<Result<PrivacyRequestView>> {
  const found = (await facts.privacyRequests(campaignId)).find((one) => one.id === requestId);
  return found === undefined ? refuse('request_unknown', { request: requestId }) : ok(found);
}

/** The office did, or refused with its reason, what was asked; the person is told its words. Refuses `request_unknown`. */
export const finishRequest: Decide<RequestArgs & { readonly outcome: string }, PrivacyRequestView> = async (
  args,
  facts,
) => {
  const found = await find(args, facts);
  if (!found.ok) return found;
  const { id, personId, kind } = found.value;
  const told = bubble([
    line('privacy.told_done', { what: { line: line(`privacy.kind.${kind}`) }, outcome: args.outcome }),
  ]);
  return ok({
    events: [{ type: 'privacy_done', requestId: id, personId, outcome: args.outcome }, tell(personId, told)],
    result: found.value,
  });
};

/**
 * Takes the person out: name, chat accounts, texts, seats. The unit's figures stay. The last word to the person goes out
 * nowhere, since nothing is left to send it to: the office answers on paper. Refuses `request_unknown`, `not_erasure`.
 */
export const erasePerson: Decide<RequestArgs, PrivacyRequestView> = async (args, facts) => {
  const found = await find(args, facts);
  if (!found.ok) return found;
  const { id, personId, kind } = found.value;
  if (kind !== 'erase' && kind !== 'withdraw') return refuse('not_erasure');
  return ok({
    events: [
      { type: 'privacy_done', requestId: id, personId, outcome: 'erased' },
      { type: 'person_erased', personId },
    ],
    result: found.value,
  });
};
