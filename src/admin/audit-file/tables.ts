/** The tables of the auditors' file, each a CSV whose columns have Vietnamese names. */
import { valueWords } from '../../conversation/flows/report/lines.js';
import { type CsvRow, writeCsv } from '../../documents/csv.js';
import { type Instant, isoOf } from '../../domain/time.js';
import type { Say } from '../exports/say.js';
import { valueCells } from '../exports/value.js';
import type { Gathered, Hands } from './gather.js';

export interface AuditTable {
  /** Without its ending; also the name of the table's words. */
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
}

const time = (at: Instant | null): string | null => (at === null ? null : isoOf(at));

const DAYS = /^(before|after)-(\d+)$/;

function ruleWords(rule: string, say: Say): string {
  const [, side, count] = DAYS.exec(rule) ?? [];
  return side === undefined ? say(`audit_file.rule.${rule}`) : say(`audit_file.rule.${side}`, { count: Number(count) });
}

/** However a seat ended, who held it is told of the report no more. */
const whyWords = (reason: string, say: Say): string =>
  say(`audit_file.why.${reason.startsWith('seat_') ? 'seat' : reason}`);

export function auditTables(found: Gathered, hands: Hands, names: boolean, say: Say): readonly AuditTable[] {
  const { campaign, obligation, versions, acts, reminders, documents, evidence, extension, chain } = found;
  const criteria = new Map(
    campaign.plan.criteria.filter((one) => one.tier === obligation.unit.tier).map((one) => [one.id, one]),
  );
  const nameOf = (id: string | null): string => (id === null ? '' : (criteria.get(id)?.shortName ?? id));
  const table = (id: string, columns: readonly string[], rows: readonly CsvRow[]): AuditTable => ({
    id,
    file: `${say(`audit_file.file.${id}`)}.csv`,
    title: say(`audit_file.title.${id}`),
    columns: columns.map((one) => say(`audit_file.column.${one}`)),
    rows,
  });
  return [
    table(
      'versions',
      [
        'at',
        'by',
        'criterion',
        'version',
        'shown',
        'numerator',
        'denominator',
        'value',
        'percent',
        'state',
        'source',
        'note',
        'reason',
      ],
      versions.map((one) => {
        const criterion = criteria.get(one.criterionId);
        const shown = criterion === undefined ? '' : say('paper.plain', { text: valueWords(criterion, one.value) });
        return [
          time(one.at),
          hands.of(one.by),
          nameOf(one.criterionId),
          one.version,
          shown,
          ...valueCells(one.value, criterion?.threshold ?? null),
          say(`audit_file.state.${one.state}`),
          say(`audit.source.${one.source}`),
          one.note,
          one.reason,
        ];
      }),
    ),
    table(
      'acts',
      ['at', 'by', 'criterion', 'version', 'act', 'words'],
      acts.map((one) => [
        time(one.at),
        hands.of(one.by),
        nameOf(one.criterionId),
        one.version,
        say(`audit.act.${one.act}`),
        one.words,
      ]),
    ),
    table(
      'reminders',
      ['decided', 'rule', 'outcome', 'why', 'delivery', 'delivered'],
      reminders.map((one) => [
        time(one.decidedAt),
        ruleWords(one.rule, say),
        say(`audit_file.reminder.${one.state}`),
        one.reason === null ? one.because : whyWords(one.reason, say),
        one.delivery === null ? null : say(`audit_file.delivery.${one.delivery}`),
        time(one.endedAt),
      ]),
    ),
    table(
      'documents',
      ['at', 'by', 'document_kind', 'number', 'day'],
      [
        ...documents.map(
          (one): CsvRow => [
            time(one.at),
            hands.of(one.by),
            say(`audit_file.document.${one.kind}`),
            one.number,
            one.day,
          ],
        ),
        ...(extension === null
          ? []
          : [[time(extension.at), '', say('audit_file.document.extension'), extension.document, time(extension.to)]]),
      ],
    ),
    table(
      'evidence',
      ['at', 'by', 'criterion', 'version', 'what', 'size', 'sha256', 'on_disk', 'withdrawn'],
      evidence.map((one) => [
        time(one.at),
        hands.of(one.by),
        nameOf(one.criterionId),
        one.figureVersion,
        one.number !== null
          ? say('audit_file.paper', { number: one.number, day: one.day ?? '' })
          : names
            ? one.name
            : (one.type ?? ''),
        one.size,
        one.sha256,
        say(`audit_file.disk.${one.onDisk}`),
        time(one.withdrawnAt),
      ]),
    ),
    table(
      'chain',
      ['seq', 'at', 'actor', 'action', 'subject', 'payload_hash', 'prev', 'mac'],
      chain.map((one) => [
        one.seq,
        time(one.at),
        // An actor is a pseudonym or the id of a seat; neither is a name.
        one.actor,
        one.action,
        one.subject,
        one.payloadHash,
        one.prev,
        one.mac,
      ]),
    ),
  ];
}

/** Counts, sizes and versions are numbers; everything else is text and guarded. */
export function csvBytes({ columns, rows }: AuditTable): Uint8Array {
  const kinds = columns.map((name, i) => {
    const all = rows.map((row) => row[i] ?? null).filter((cell) => cell !== null);
    return { name, kind: all.every((cell) => typeof cell === 'number') ? ('number' as const) : ('text' as const) };
  });
  return new TextEncoder().encode(writeCsv(kinds, rows));
}
