/** A form that an office sends: judged, its names read, its bytes kept beside the evidence, before the turn begins. */
import { formOf, type GivenForm } from '../../admin/papers/forms.js';
import type { PaperId } from '../../admin/papers/kinds.js';
import { sha256 } from '../../documents/evidence.js';
import { readForm } from '../../documents/form.js';
import { bearsSecret } from '../../documents/secrecy.js';
import { may } from '../../domain/people.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import { carriesSecret } from '../../language/secret.js';
import type { InboxRow } from '../../store/queries/inbox.js';
import type { House } from '../composition.js';
import { cleanName, evidenceStore } from './evidence.js';
import type { FilesHouse } from './files.js';

/** Whether the sender may change forms, and the file may be one. */
export async function takesForm(house: House, row: InboxRow, name: string): Promise<boolean> {
  if (!/\.docx$/i.test(name)) return false;
  return house.ask(async (facts) => {
    const { seats } = await facts.who(`${row.channel}:${row.address}`);
    return seats.some((seat) => seat.unit === null && may({ role: seat.role, unitId: null }, 'configure', null));
  });
}

export interface OwnForm {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Null: the plain form is in use. Refuses `form_gone` where the office's own is no longer on the disk. */
export async function ownForm(
  house: Pick<FilesHouse, 'ask' | 'config'>,
  campaignId: string,
  paper: PaperId,
): Promise<Result<OwnForm | null>> {
  const held = await house.ask((facts) => formOf(campaignId, paper, facts));
  if (held === null) return ok(null);
  const bytes = await evidenceStore(house).get(held.file.sha256);
  return bytes === null ? refuse('form_gone') : ok({ name: held.file.name, bytes });
}

/** Refuses what `readForm` refuses, and `form_secret`. Nothing that is refused touches the disk. */
export async function keepForm(house: House, name: string, bytes: Uint8Array): Promise<Result<GivenForm>> {
  if (carriesSecret(name)) return refuse('form_secret');
  const fields = readForm(bytes);
  if (!fields.ok) return fields;
  const marked = await bearsSecret(bytes, 'docx');
  if (!marked.ok) return marked;
  if (marked.value) return refuse('form_secret');
  const hash = sha256(bytes);
  await evidenceStore(house).put(hash, bytes);
  return ok({ file: { sha256: hash, size: bytes.length, name: cleanName(name, 'docx') }, fields: fields.value });
}
