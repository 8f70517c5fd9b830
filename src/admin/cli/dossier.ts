/** dossier draft | form list | form get | form set | form drop */
import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { OCCASIONS } from '../../domain/award.js';
import { parsePeriod } from '../../domain/period.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import { isoOf } from '../../domain/time.js';
import { line } from '../../messages/message.js';
import { evidenceStore } from '../../runtime/service/evidence.js';
import { createFacts, type StoredFacts } from '../../store/facts.js';
import { gatherAudit } from '../audit-file/gather.js';
import { auditFile } from '../audit-file/make.js';
import { dropForm, setForm } from '../papers/forms.js';
import { PAPERS, type PaperKind, paperKind } from '../papers/kinds.js';
import { noteMade } from '../papers/made.js';
import { paperFile, plainForm } from '../papers/make.js';
import { paperValues } from '../papers/values.js';
import { act } from './act.js';
import { type Call, type Handler, option } from './call.js';
import { writeOut } from './export.js';
import { campaignOf } from './people.js';
import { reportOf, seatNamed } from './review.js';

function kindNamed(call: Call): Result<PaperKind> {
  const [name = ''] = call.args;
  const kind = paperKind(name);
  return kind === null ? refuse('usage_one_of', { option: 'PAPER', found: name, known: PAPERS.join(', ') }) : ok(kind);
}

/** `--nomination 3`, by its number. */
async function nominationOf(call: Call, campaignId: string, facts: StoredFacts): Promise<string | null> {
  const number = option(call, 'nomination');
  if (number === null) return null;
  return (await facts.nominations(campaignId)).find((one) => String(one.number) === number)?.id ?? null;
}

/** One of the known values of an option, or null where it is not given. */
function oneOf<T extends string>(call: Call, name: string, known: readonly T[]): Result<T | null> {
  const given = option(call, name);
  const found = known.find((one) => one === given);
  if (given === null || found !== undefined) return ok(found ?? null);
  return refuse('usage_one_of', { option: `--${name}`, found: given, known: known.join(', ') });
}

/** DOCX in the office's own form, or A4 pages where the file's name ends in .pdf. */
export const draft: Handler = async (call) => {
  const kind = kindNamed(call);
  if (!kind.ok) return kind;
  const out = option(call, 'out');
  if (out === null) return refuse('usage_missing', { what: '--out FILE' });
  const ending = extname(out).toLowerCase();
  if (ending !== '.pdf' && ending !== '.docx')
    return refuse('usage_one_of', { option: '--out', found: out, known: '….docx, ….pdf' });
  const given = option(call, 'period');
  if (given !== null && parsePeriod(given) === null) return refuse('period_unreadable', { found: given });
  const named = oneOf(call, 'occasion', OCCASIONS);
  if (!named.ok) return named;
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const { house, campaignId } = at.value;
  const { plan } = await house.ask((facts) => facts.ask(campaignId));
  const award = oneOf(
    call,
    'award',
    plan.awards.map((one) => one.id),
  );
  if (!award.ok) return award;
  const words = await call.words();
  const made = await house.ask(async (facts) => {
    const period = given ?? (await facts.ask(campaignId)).period;
    const [occasion, awardId] = [named.value, award.value];
    const nominationId = await nominationOf(call, campaignId, facts);
    const of = { paper: kind.value.id, campaignId, period, sample: house.trial !== null, now: house.clock.now() };
    const args = { ...of, occasion, awardId, nominationId };
    const values = await paperValues(args, facts, words);
    return values.ok ? ok({ ...values.value, period }) : values;
  });
  if (!made.ok) return made;
  const { period, personal } = made.value;
  const format = ending === '.pdf' ? 'pdf' : 'docx';
  const { ownForm } = await import('../../runtime/service/forms.js');
  const own = format === 'pdf' ? ok(null) : await ownForm(house, campaignId, kind.value.id);
  if (!own.ok) return own;
  const file = await paperFile({ ...made.value, kind: kind.value, format, form: own.value?.bytes ?? null }, words);
  if (!file.ok) return file;
  const written = writeOut(out, file.value.bytes);
  if (!written.ok) return written;
  const args = { campaignId, what: kind.value.id, period, unitId: null, names: personal };
  const noted = await act(house, (turn) => turn.do(noteMade, args));
  if (!noted.ok) return noted;
  return ok({
    json: { paper: kind.value.id, campaign: campaignId, period, form: own.value === null ? 'plain' : 'own', file: out },
  });
};

/** Persons by role; by name only as a reviewer's seat, whose act is in the audit before the file is there. */
export const audit: Handler = async (call) => {
  const out = option(call, 'out');
  if (out === null) return refuse('usage_missing', { what: '--out FILE.zip' });
  const at = await reportOf(call);
  if (!at.ok) return at;
  const { house, campaignId, obligation } = at.value;
  const names = call.options.names === true;
  const as = names ? await seatNamed(call, at.value, ['name_people']) : null;
  if (as !== null && !as.ok) return as;
  const words = await call.words();
  const args = { campaignId, what: 'audit', period: obligation.period, unitId: obligation.unit.id, names };
  const noted = await act(house, (turn) => turn.do(noteMade, args, as?.value.actor));
  if (!noted.ok) return noted;
  const store = evidenceStore(house);
  const now = house.clock.now();
  const found = await house.store.read((tx) =>
    gatherAudit(obligation.id, createFacts(tx, house.caches, now), tx, house.secretKey, (id) => store.get(id)),
  );
  if (found === null) return refuse('obligation_unknown', { id: obligation.id });
  const by = words.say(line(as === null ? 'audit.nobody' : `audit.role.${as.value.officer.role}`), 'vi');
  const file = await auditFile(found, { now, by, names, sample: house.trial !== null }, words);
  const written = writeOut(out, file.bytes);
  if (!written.ok) return written;
  const { check, versions, evidence } = found;
  return ok({
    json: {
      unit: obligation.unit.code,
      period: obligation.period,
      versions: versions.length,
      evidence: evidence.length,
      chain: check,
      names,
      bytes: file.bytes.length,
      file: out,
    },
  });
};

export const formList: Handler = async (call) => {
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const { house, campaignId } = at.value;
  const forms = await house.ask((facts) => facts.paperForms(campaignId));
  return ok({
    json: PAPERS.map((paper) => {
      const own = forms.find((one) => one.paper === paper);
      return {
        paper,
        form: own === undefined ? 'plain' : own.file.name,
        since: own === undefined ? null : isoOf(own.at),
      };
    }),
  });
};

/** That of the campaign named, or the plain one. */
async function formInUse(call: Call, kind: PaperKind): Promise<Result<{ readonly bytes: Uint8Array }>> {
  if (option(call, 'campaign') !== null) {
    const at = await campaignOf(call);
    if (!at.ok) return at;
    const { ownForm } = await import('../../runtime/service/forms.js');
    const own = await ownForm(at.value.house, at.value.campaignId, kind.id);
    if (!own.ok) return own;
    if (own.value !== null) return ok(own.value);
  }
  return ok(await plainForm(kind, await call.words()));
}

export const formGet: Handler = async (call) => {
  const kind = kindNamed(call);
  if (!kind.ok) return kind;
  const out = option(call, 'out');
  if (out === null) return refuse('usage_missing', { what: '--out FILE' });
  const form = await formInUse(call, kind.value);
  if (!form.ok) return form;
  const written = writeOut(out, form.value.bytes);
  return written.ok ? ok({ json: { paper: kind.value.id, file: out } }) : written;
};

function readGiven(path: string): Result<Uint8Array> {
  try {
    return ok(new Uint8Array(readFileSync(path)));
  } catch {
    return refuse('file_missing', { path });
  }
}

export const formSet: Handler = async (call) => {
  const kind = kindNamed(call);
  if (!kind.ok) return kind;
  const [, path] = call.args;
  if (path === undefined) return refuse('usage_missing', { what: 'PAPER FILE' });
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const { house, campaignId } = at.value;
  const bytes = readGiven(path);
  if (!bytes.ok) return bytes;
  const { keepForm } = await import('../../runtime/service/forms.js');
  const kept = await keepForm(house, basename(path), bytes.value);
  if (!kept.ok) return kept;
  const args = { campaignId, kind: kind.value, form: kept.value };
  const done = await act(house, (turn) => turn.do(setForm, args));
  return done.ok ? ok({ json: { paper: kind.value.id, form: kept.value.file.name, unused: done.value.unused } }) : done;
};

export const formDrop: Handler = async (call) => {
  const kind = kindNamed(call);
  if (!kind.ok) return kind;
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const { house, campaignId } = at.value;
  const done = await act(house, (turn) => turn.do(dropForm, { campaignId, kind: kind.value }));
  return done.ok ? ok({ json: { paper: kind.value.id, form: 'plain' } }) : done;
};
