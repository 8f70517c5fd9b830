/** campaign freeze | handover | archive: what becomes of a campaign whose issuing body ends. */
import { existsSync } from 'node:fs';
import { publicPlan } from '../../campaigns/public.js';
import { type CsvRow, writeCsv } from '../../documents/csv.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import { type Day, isDay, isoOf } from '../../domain/time.js';
import type { Unit } from '../../domain/unit.js';
import type { House } from '../../runtime/composition.js';
import { verifyAudit } from '../../store/audit/verify.js';
import { createFacts } from '../../store/facts.js';
import { chainRows } from '../../store/queries/chain.js';
import { makeExport } from '../exports/make.js';
import { sayer } from '../exports/say.js';
import { writeExport } from '../exports/write.js';
import { owedBy } from '../periods-known.js';
import { freezeCampaign, handOverCampaign } from '../reform/issuer.js';
import { act } from './act.js';
import { type Call, type Handler, option } from './call.js';
import { writeOut } from './export.js';

interface Named {
  readonly house: House;
  readonly campaignId: string;
}

async function named(call: Call): Promise<Result<Named>> {
  const [campaignId] = call.args;
  if (campaignId === undefined) return refuse('usage_missing', { what: 'ID' });
  const house = await call.house();
  if (!house.ok) return house;
  const held = await house.value.ask((facts) => facts.campaign(campaignId));
  return held === null ? refuse('campaign_unknown', { id: campaignId }) : ok({ house: house.value, campaignId });
}

function onPaper(call: Call): Result<{ readonly document: string; readonly from: Day }> {
  const [document, from] = [option(call, 'document'), option(call, 'from')];
  if (document === null || from === null) return refuse('usage_missing', { what: '--document TEXT --from DAY' });
  return isDay(from) ? ok({ document, from }) : refuse('usage_day', { option: '--from', found: from });
}

/** With `--out`: frozen first, then written away as it stands. */
export const freeze: Handler = async (call) => {
  const paper = onPaper(call);
  if (!paper.ok) return paper;
  const at = await named(call);
  if (!at.ok) return at;
  const { house, campaignId } = at.value;
  const out = option(call, 'out');
  if (out !== null && existsSync(out)) return refuse('out_exists', { file: out });
  const done = await act(house, (turn) => turn.do(freezeCampaign, { campaignId, ...paper.value }));
  if (!done.ok) return done;
  const kept = out === null ? ok(null) : await writeArchive(call, at.value);
  if (!kept.ok) return kept;
  return ok({
    json: { id: campaignId, frozen: true, from: paper.value.from, told: done.value.told, archive: kept.value },
  });
};

export const handOver: Handler = async (call) => {
  const paper = onPaper(call);
  if (!paper.ok) return paper;
  const at = await named(call);
  if (!at.ok) return at;
  const { house, campaignId } = at.value;
  const [issuer, agency, label] = [option(call, 'to') ?? '', option(call, 'agency') ?? '', option(call, 'label') ?? ''];
  const args = { campaignId, ...paper.value, issuer, agency, label };
  const done = await act(house, (turn) => turn.do(handOverCampaign, args));
  if (!done.ok) return done;
  return ok({ json: { id: campaignId, frozen: false, issuer, agency, from: paper.value.from, told: done.value.told } });
};

export const archive: Handler = async (call) => {
  const at = await named(call);
  if (!at.ok) return at;
  const kept = await writeArchive(call, at.value);
  return kept.ok ? ok({ json: { id: at.value.campaignId, ...kept.value } }) : kept;
};

/**
 * Plan with its decisions, roster, of every period its figures, who sent when, the list of awards with what was assessed,
 * and goals; and the audit chain with its verdict.
 */
async function writeArchive(call: Call, { house, campaignId }: Named) {
  const out = option(call, 'out');
  if (out === null) return refuse('usage_missing', { what: '--out FILE.zip' });
  const words = await call.words();
  const now = house.clock.now();
  const parts = await house.store.read(async (tx) => {
    const facts = createFacts(tx, house.caches, now);
    const campaign = await facts.campaign(campaignId);
    const files: Record<string, string> = {};
    if (campaign !== null) {
      const { plan, version = 1, through = null } = campaign;
      files['plan.json'] = JSON.stringify({ ...publicPlan(plan), version, through, decisions: plan.decisions ?? [] });
    }
    files['units.csv'] = unitsCsv(await facts.units(campaignId));
    const goals = await facts.goals(campaignId);
    const owed = campaign === null ? [] : await owedBy(campaign, facts, now);
    const held = (await facts.ask(campaignId)).periods;
    const periods = new Set([...held, ...[...owed, ...goals].map((one) => one.period)]);
    for (const period of periods) {
      for (const kind of ['figures', 'completeness', 'eligibility', 'goals'] as const) {
        const table = await makeExport({ kind, campaignId, period, sample: house.trial !== null }, facts, tx, words);
        if (!table.ok) continue;
        const { bytes } = await writeExport(table.value, 'csv', sayer(words));
        files[`${kind}-${period.replace(':', '-')}.csv`] = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
      }
    }
    const chain = await chainRows(tx, campaignId);
    files['audit.csv'] = auditCsv(chain);
    files['audit.json'] = JSON.stringify(await verifyAudit(tx, house.secretKey, null));
    return { files, links: chain.length };
  });
  const { strToU8, zipSync } = await import('fflate');
  const named = Object.entries(parts.files).map(([name, text]) => [name, strToU8(text)] as const);
  const written = writeOut(out, zipSync(Object.fromEntries(named)));
  return written.ok ? ok({ file: out, files: named.map(([name]) => name), audit_links: parts.links }) : written;
}

const columns = (names: string): { readonly name: string; readonly kind: 'text' }[] =>
  names.split(' ').map((name) => ({ name, kind: 'text' }));

const unitsCsv = (units: readonly Unit[]): string =>
  writeCsv(
    columns('code name type tier parent_code valid_from valid_to successor_codes'),
    units.map(({ code, name, type, tier, parentCode, validFrom, validTo, successorCodes }): CsvRow => {
      return [code, name, type, tier, parentCode, validFrom, validTo, (successorCodes ?? []).join(';')];
    }),
  );

const auditCsv = (chain: Awaited<ReturnType<typeof chainRows>>): string =>
  writeCsv(
    columns('seq at actor action subject payload_hash prev mac'),
    chain.map(({ seq, at, actor, action, subject, payloadHash, prev, mac }): CsvRow => {
      return [seq, isoOf(at), actor, action, subject, payloadHash, prev, mac];
    }),
  );
