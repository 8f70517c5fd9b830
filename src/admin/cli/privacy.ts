/** privacy list | done | erase */
import type { PrivacyRequestView } from '../../conversation/facts.js';
import { ok, refuse } from '../../domain/problem.js';
import { isoOf } from '../../domain/time.js';
import { erasePerson, finishRequest } from '../privacy.js';
import { act } from './act.js';
import { type Handler, option } from './call.js';
import { campaignOf } from './people.js';

const json = ({
  id,
  personId,
  displayName,
  role,
  unit,
  kind,
  words,
  askedAt,
  answerBy,
  doneBy,
}: PrivacyRequestView) => ({
  request: id,
  person: personId,
  name: displayName,
  role,
  unit: unit?.code ?? null,
  kind,
  words,
  asked_at: isoOf(askedAt),
  answer_by: answerBy,
  done_by: doneBy,
});

export const list: Handler = async (call) => {
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const open = await at.value.house.ask((facts) => facts.privacyRequests(at.value.campaignId));
  return ok({ json: open.map(json) });
};

export const done: Handler = async (call) => {
  const [requestId] = call.args;
  const outcome = option(call, 'note');
  if (requestId === undefined) return refuse('usage_missing', { what: 'REQUEST' });
  if (outcome === null) return refuse('usage_missing', { what: '--note TEXT' });
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const args = { campaignId: at.value.campaignId, requestId, outcome };
  const finished = await act(at.value.house, (turn) => turn.do(finishRequest, args));
  return finished.ok ? ok({ json: { done: true, request: requestId } }) : finished;
};

export const erase: Handler = async (call) => {
  const [requestId] = call.args;
  if (requestId === undefined) return refuse('usage_missing', { what: 'REQUEST' });
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const args = { campaignId: at.value.campaignId, requestId };
  const erased = await act(at.value.house, (turn) => turn.do(erasePerson, args));
  return erased.ok ? ok({ json: { done: true, person: erased.value.personId } }) : erased;
};
