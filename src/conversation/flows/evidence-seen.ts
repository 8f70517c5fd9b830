/** Proof shown to who may see it: the list of a report, and one file as it was given. */
import { may } from '../../domain/people.js';
import { type Line, line } from '../../messages/message.js';
import type { EvidenceView, SeatView } from '../facts.js';
import { periodWords } from '../periods.js';
import { type Answer, bubble, choice, type Turn } from '../turn.js';

export const MOST_LISTED = 8;

export const gone = (turn: Turn): Answer => ({ bubble: bubble([line('stale.gone')]), open: turn.session.open });

function maySee(turn: Turn, campaignId: string, unitId: number): boolean {
  return turn.who.seats.some(
    (seat) =>
      seat.campaignId === campaignId && may({ role: seat.role, unitId: seat.unit?.id ?? null }, 'see_unit', unitId),
  );
}

const seesAll = (seat: SeatView): boolean => may({ role: seat.role, unitId: seat.unit?.id ?? null }, 'see_all', null);

/** For the verifier and the unit's own people: what proves the report, a button per file. */
export async function seen(turn: Turn, obligationId: string): Promise<Answer> {
  const obligation = await turn.facts.obligation(obligationId);
  if (obligation === null || !maySee(turn, obligation.campaignId, obligation.unit.id)) return gone(turn);
  const campaign = await turn.facts.campaign(obligation.campaignId);
  const names = new Map((campaign?.plan.criteria ?? []).map((one) => [one.id, one.shortName]));
  const held = (await turn.facts.evidenceOf(obligationId)).slice(-MOST_LISTED);
  const lines = [line('evidence.of', { unit: obligation.unit.name })];
  if (held.length === 0) lines.push(line('evidence.none'));
  const judge = turn.who.seats.some((seat) => seat.campaignId === obligation.campaignId && seesAll(seat));
  for (const one of held) lines.push(await seenLine(turn, one, names.get(one.criterionId) ?? '', judge));
  const files = held.filter((one) => one.file !== null).slice(-3);
  const choices = files.map((one) =>
    choice(`ev_file:${one.id}`, 'evidence_file', { name: one.file?.name.slice(0, 20) ?? '' }),
  );
  return { bubble: bubble(lines, choices, { spelled: 'numbered' }), open: turn.session.open };
}

/** `judge`: may know of other units; a unit's own people read of their own files only. */
async function seenLine(turn: Turn, one: EvidenceView, name: string, judge: boolean): Promise<Line> {
  if (one.document !== null) {
    const day = { day: one.document.day, form: 'day' as const };
    return line('evidence.seen_document', { name, number: one.document.number, day });
  }
  const file = one.file;
  if (file === null) return line('evidence.none');
  const shown = { name, file: file.name, code: file.sha256.slice(0, 8) };
  const twins = await turn.facts.evidenceTwins({ campaignId: one.campaignId, id: one.id, sha256: file.sha256 });
  const twin = twins.find(({ unitId }) => judge || unitId === one.unitId);
  if (twin === undefined) return line('evidence.seen_file', shown);
  const units = await turn.facts.units(one.campaignId);
  const unit = units.find((each) => each.id === twin.unitId)?.name ?? '';
  return line('evidence.seen_twin', { ...shown, unit, period: periodWords(twin.period) });
}

export async function sendFile(turn: Turn, evidenceId: string): Promise<Answer> {
  const one = await turn.facts.evidence(evidenceId);
  if (one?.file == null || !maySee(turn, one.campaignId, one.unitId)) return gone(turn);
  return {
    bubble: bubble([line('evidence.sent', { name: one.file.name, code: one.file.sha256.slice(0, 8) })], [], {
      file: { kind: 'evidence', params: { sha256: one.file.sha256, name: one.file.name, type: one.file.type } },
    }),
    open: turn.session.open,
  };
}
