/** campaign set, evidence list | get */
import { writeFileSync } from 'node:fs';
import type { EvidenceView } from '../../conversation/facts.js';
import { ok, refuse } from '../../domain/problem.js';
import { isoOf } from '../../domain/time.js';
import { setCampaign } from '../campaign-set.js';
import { act } from './act.js';
import { type Handler, option } from './call.js';
import { campaignOf, unitOf } from './people.js';

export const set: Handler = async (call) => {
  const [name, value] = call.args;
  if (name === undefined || value === undefined) return refuse('usage_missing', { what: 'SWITCH VALUE' });
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const args = { campaignId: at.value.campaignId, name, value, document: option(call, 'document') };
  const done = await act(at.value.house, (turn) => turn.do(setCampaign, args));
  return done.ok ? ok({ json: { done: true, [name]: value } }) : done;
};

const json = ({ id, criterionId, figureVersion, at, file, document }: EvidenceView) => ({
  evidence: id,
  criterion: criterionId,
  version: figureVersion,
  at: isoOf(at),
  file,
  document,
});

export const list: Handler = async (call) => {
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const unit = await unitOf(at.value, option(call, 'unit'));
  if (!unit.ok) return unit;
  const period = option(call, 'period');
  if (unit.value === null || period === null) return refuse('usage_missing', { what: '--unit CODE --period P' });
  const { house, campaignId } = at.value;
  const unitId = unit.value.id;
  const found = await house.ask(async (facts) => {
    const owed = (await facts.obligations(campaignId, unitId)).filter((one) => one.period === period);
    return (await Promise.all(owed.map((one) => facts.evidenceOf(one.id)))).flat();
  });
  return ok({ json: found.map(json) });
};

/** The original bytes; whoever holds the machine holds them anyway. */
export const get: Handler = async (call) => {
  const [id] = call.args;
  const out = option(call, 'out');
  if (id === undefined || out === null) return refuse('usage_missing', { what: 'EVIDENCE --out FILE' });
  const house = await call.house();
  if (!house.ok) return house;
  const found = await house.value.ask((facts) => facts.evidence(id));
  if (found?.file == null) return refuse('evidence_unknown', { evidence: id });
  const { evidenceStore } = await import('../../runtime/service/evidence.js');
  const bytes = await evidenceStore(house.value).get(found.file.sha256);
  if (bytes === null) return refuse('evidence_lost', { evidence: id });
  writeFileSync(out, bytes, { mode: 0o600, flag: 'wx' });
  return ok({ json: { evidence: id, sha256: found.file.sha256, bytes: found.file.size, file: out } });
};
