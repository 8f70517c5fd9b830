/** dossier draft | form list | form get | form set | form drop */
import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { OCCASIONS } from '../../domain/award.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import { isoOf } from '../../domain/time.js';
import { line } from '../../messages/message.js';
import { evidenceStore } from '../../runtime/service/evidence.js';
import { createFacts, type StoredFacts } from '../../store/facts.js';
import { gatherAudit } from '../audit-file/gather.js';
import { auditFile } from '../audit-file/make.js';
import { dropForm, formOf, setForm } from '../papers/forms.js';
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

/** DOCX in the office's own form, or A4 pages where the file's name ends in .pdf. */
export const draft: Handler = async (call) => {
  const kind = kindNamed(call);
  if (!kind.ok) return kind;
  const out = option(call, 'out');
  if (out === null) return refuse('usage_missing', { what: '--out FILE' });
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const { house, campaignId } = at.value;
  const words = await call.words();
  const made = await house.ask(async (facts) => {
    const period = option(call, 'period') ?? (await facts.ask(campaignId)).period;
    const occasion = OCCASIONS.find((one) => one === option(call, 'occasion')) ?? null;
    const awardId = option(call, 'award');
    const nominationId = await nominationOf(call, campaignId, facts);
    const of = { paper: kind.value.id, campaignId, period, sample: house.trial !== null, now: house.clock.now() };
    const args = { ...of, occasion, awardId, nominationId };
    const values = await paperValues(args, facts, words);
    return values.ok ? ok({ ...values.value, period, form: await formOf(campaignId, kind.value.id, facts) }) : values;
  });
  if (!made.ok) return made;
  const { values, named, period, form, personal } = made.value;
  const own = form === null ? null : await evidenceStore(house).get(form.file.sha256);
  const format = extname(out).toLowerCase() === '.pdf' ? 'pdf' : 'docx';
  const file = await paperFile({ kind: kind.value, values, named, format, form: own }, words);
  if (!file.ok) return file;
  const written = writeOut(out, file.value.bytes);
  if (!written.ok) return written;
  const args = { campaignId, what: kind.value.id, period, unitId: null, names: personal };
  const noted = await act(house, (turn) => turn.do(noteMade, args));
  if (!noted.ok) return noted;
  return ok({
    json: { paper: kind.value.id, campaign: campaignId, period, form: own === null ? 'plain' : 'own', file: out },
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

export const formGet: Handler = async (call) => {
  const kind = kindNamed(call);
  if (!kind.ok) return kind;
  const out = option(call, 'out');
  if (out === null) return refuse('usage_missing', { what: '--out FILE' });
  const { bytes } = await plainForm(kind.value, await call.words());
  const written = writeOut(out, bytes);
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
