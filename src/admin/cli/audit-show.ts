/** audit show: the whole story of a report's figures in words, oldest first, and whether the chain that carries it holds. */

import type { EvidenceView, FigureVersion, Hand, ReviewActView } from '../../conversation/facts.js';
import { valueWords } from '../../conversation/flows/report/lines.js';
import type { Criterion } from '../../domain/plan.js';
import { ok } from '../../domain/problem.js';
import type { Instant } from '../../domain/time.js';
import { type Line, line, type Param } from '../../messages/message.js';
import { verifyAudit } from '../../store/audit/verify.js';
import { type Handler, option } from './call.js';
import { reportOf } from './review.js';

interface Told {
  readonly at: Instant;
  readonly criterionId: string | null;
  readonly what: Line;
}

const byLine = (by: Hand | null): Param =>
  by === null ? { line: line('audit.nobody') } : { line: line(`audit.role.${by.role}`) };

function versionLine(one: FigureVersion, criterion: Criterion | undefined): Line {
  const value = criterion === undefined ? '' : valueWords(criterion, one.value);
  const words = {
    version: one.version,
    value,
    by: byLine(one.by),
    source: { line: line(`audit.source.${one.source}`) },
  };
  const said = one.reason ?? one.note;
  return said === null ? line('audit.version', words) : line('audit.version_because', { ...words, words: said });
}

function actLine(one: ReviewActView): Line {
  const words = { act: { line: line(`audit.act.${one.act}`) }, by: byLine(one.by), version: one.version };
  return one.words === null ? line('audit.did', words) : line('audit.did_because', { ...words, words: one.words });
}

function evidenceLine(one: EvidenceView): Line {
  if (one.document !== null) {
    return line('audit.document', { number: one.document.number, day: { day: one.document.day, form: 'day' } });
  }
  return line('audit.file', { name: one.file?.name ?? '', hash: one.file?.sha256 ?? '' });
}

export const show: Handler = async (call) => {
  const at = await reportOf(call);
  if (!at.ok) return at;
  const { house, campaignId, obligation } = at.value;
  const { unit, period, id } = obligation;
  const only = option(call, 'criterion');
  const { campaign, versions, acts, proofs } = await house.ask(async (facts) => ({
    campaign: await facts.campaign(campaignId),
    versions: await facts.history(campaignId, unit.id, period),
    acts: await facts.reviewActs(campaignId, unit.id, period),
    proofs: await facts.evidenceOf(id),
  }));
  const criteria = new Map(
    (campaign?.plan.criteria ?? []).filter((one) => one.tier === unit.tier).map((one) => [one.id, one]),
  );
  const told: Told[] = [
    ...versions.map((one) => ({ ...one, what: versionLine(one, criteria.get(one.criterionId)) })),
    ...acts.map((one) => ({ ...one, what: actLine(one) })),
    ...proofs.map((one) => ({ ...one, what: evidenceLine(one) })),
  ];
  const story = told
    .filter((one) => only === null || one.criterionId === only || one.criterionId === null)
    .sort((a, b) => a.at - b.at);
  const { chains, faults } = await house.store.read((tx) => verifyAudit(tx, house.secretKey, null));
  const head = chains.find((one) => one.chain === campaignId)?.head ?? '';
  const words = await call.words();
  const say = (one: Line): string => words.say(one, call.language);
  const rows = story.map(({ at: when, criterionId, what }) =>
    say(
      line('audit.row', {
        at: { instant: when, form: 'clock_day' },
        name: criterionId === null ? '' : (criteria.get(criterionId)?.shortName ?? criterionId),
        what: { line: what },
      }),
    ),
  );
  const text = [
    say(line('audit.head', { unit: unit.name, period, receipt: obligation.submitted?.receipt ?? '–' })),
    ...rows,
    say(faults.length === 0 ? line('audit.whole', { head }) : line('audit.broken')),
  ].join('\n');
  return ok({ text, json: { unit: unit.code, period, story: rows, chain: { whole: faults.length === 0, head } } });
};
