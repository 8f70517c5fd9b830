/** An announcement in words: for one receiver, and in full for whoever must agree with it. */
import { finished, missingFor, readText, renderFor, sourceLine, variantFor } from '../../broadcast/text.js';
import type { Broadcast, Content } from '../../broadcast/types.js';
import { type Reader, type ReaderReport, valuesFor } from '../../broadcast/values.js';
import { criteriaAsked } from '../../conversation/criteria-asked.js';
import type { CampaignView, Facts } from '../../conversation/facts.js';
import { periodWords } from '../../conversation/periods.js';
import type { Role } from '../../domain/people.js';
import type { Instant } from '../../domain/time.js';
import type { Unit } from '../../domain/unit.js';
import { type Bubble, type FileRecipe, type Language, type Line, line } from '../../messages/message.js';
import type { Words } from '../../messages/render.js';
import { askedLine, questionChoices } from './question.js';

/** What a field of the text may ask about the reader's own reports. */
const ASKS_REPORTS = new Set(['period', 'deadline', 'missing', 'state']);

/** Whether putting the text into words needs the readers' reports. */
export function asksReports({ text }: Content): boolean {
  return [text.vi, text.en].some((source) => {
    const read = source === null ? null : readText(source);
    return read?.ok === true && read.value.some((piece) => 'field' in piece && ASKS_REPORTS.has(piece.field));
  });
}

/** `told`: the units of whose reports the reader may hear. */
export async function readerOf(
  campaign: CampaignView,
  role: Role,
  units: readonly Unit[],
  facts: Facts,
  now: Instant,
  told: readonly number[],
): Promise<Reader> {
  const reports: ReaderReport[] = [];
  for (const unit of units) reports.push(await reportOf(campaign, unit, facts, now, told.includes(unit.id)));
  return { role, reports };
}

/** The report that is owed now, the one due first; else the one sent last. */
async function reportOf(
  { id, plan }: CampaignView,
  unit: Unit,
  facts: Facts,
  now: Instant,
  withReports: boolean,
): Promise<ReaderReport> {
  const none = { unit: unit.name, period: null, dueBefore: null, sent: false, missing: [] };
  if (!withReports) return none;
  const open = (await facts.obligations(id, unit.id)).filter(
    (one) => !one.exempt && one.opensAt <= now && (one.locksAt === null || now < one.locksAt),
  );
  const owed = open.filter((one) => one.submitted === null).sort((a, b) => (a.dueBefore ?? now) - (b.dueBefore ?? now));
  const report = owed[0] ?? open.at(-1);
  if (report === undefined) return none;
  const draft = report.submitted === null ? await facts.draft(report.id) : null;
  const answered = new Set(
    draft === null || draft.droppedAt !== null ? [] : draft.answers.map((one) => one.criterionId),
  );
  const asked = report.submitted === null ? await criteriaAsked(plan, report, facts) : [];
  return {
    unit: unit.name,
    period: periodWords(report.period),
    dueBefore: report.dueBefore,
    sent: report.submitted !== null,
    missing: asked.filter((one) => !answered.has(one.id)),
  };
}

/** The words of one receiver's bubble, in the receiver's language. */
export function textFor(
  { content }: Pick<Broadcast, 'content'>,
  campaign: CampaignView,
  reader: Reader,
  language: Language,
  words: Words,
): { readonly text: string; readonly lacks: readonly string[] } {
  const { source, asWritten } = variantFor(content.text, language);
  const read = finished(source);
  if (!read.ok) throw new Error('an unfinished text was to go out');
  const values = valuesFor(campaign.plan, reader);
  const said = renderFor(read.value, values, (one) => words.say(one, language));
  const text = asWritten ? `${words.say(line('announce.as_written'), language)}\n${said}` : said;
  return { text, lacks: missingFor(read.value, values) };
}

/** What one receiver reads, and what it can be answered with. */
export function bubbleFor(one: Broadcast, text: string): Bubble {
  const { document, attachment } = one.content;
  const lines: Line[] = [
    ...(one.corrects === null ? [] : [line('broadcast.correction')]),
    line('broadcast.body', { text }),
    ...(document === null ? [] : [sourceLine(document)]),
    ...(one.optional ? [line('broadcast.how_to_opt_out')] : []),
  ];
  const file = fileOf(attachment);
  return { lines, choices: questionChoices(one), ...(file === null ? {} : { file }) };
}

export const fileOf = (attachment: Content['attachment']): FileRecipe | null =>
  attachment === null
    ? null
    : { kind: 'evidence', params: { sha256: attachment.sha256, name: attachment.name, type: attachment.type } };

/** The text as written, with its fields: what the second person reads, word for word. */
export function writtenLines({ text, document, attachment, question }: Content): readonly Line[] {
  return [
    line('broadcast.quoted', { text: text.vi }),
    ...(text.en === null ? [] : [line('broadcast.quoted_en', { text: text.en })]),
    ...(document === null ? [] : [sourceLine(document)]),
    ...(attachment === null ? [] : [line('broadcast.with_file', { name: attachment.name })]),
    ...(question === null ? [] : [askedLine(question)]),
  ];
}
