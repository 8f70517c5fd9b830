/** The ledger of one announcement as a table: a row per receiver with what they answered, the sums underneath. */
import { type AnswerGiven, GIVEN } from '../../broadcast/answers.js';
import type { LedgerRow } from '../../broadcast/facts.js';
import { type Broadcast, LEDGER_STATES } from '../../broadcast/types.js';
import type { Facts } from '../../conversation/facts.js';
import type { Instant } from '../../domain/time.js';
import { column, type Say } from '../exports/say.js';
import type { ExportTable } from '../exports/table.js';

/** Why a row stands as it does, in words of ours; what a platform calls it otherwise is `other`. */
const WHY = [
  'nobody_joined',
  'opted_out',
  'left',
  'never_got_it',
  'no_longer',
  'stopped',
  'too_late',
  'hours_over',
  'joined',
  'no_address',
  'unknown_address',
  'blocked',
  'forbidden_content',
  'too_long',
  'quota',
  'window_shut',
  'cap_reached',
  'no_answer',
  'other',
] as const;

function whyOf({ state, reason }: LedgerRow): string {
  if (state === 'in_doubt') return 'no_answer';
  if (reason === null || state === 'delivered') return '';
  if (reason === 'not_after') return 'too_late';
  return WHY.find((one) => one === reason) ?? 'other';
}

const saidAs = (say: Say, under: string, codes: readonly string[]) =>
  Object.fromEntries(codes.map((code) => [code, say(`${under}.${code}`)]));

const answered = (given: AnswerGiven | null, at: Instant | null) =>
  given === null ? ['', '', null] : [given.kind, given.words ?? '', at];

export async function ledgerTable(
  one: Broadcast,
  facts: Facts,
  { say, sample, now }: { readonly say: Say; readonly sample: boolean; readonly now: Instant },
): Promise<ExportTable> {
  const { campaignId, number } = one;
  const known = facts.announcements();
  const rows = await known.ledger(one.id);
  const counts = await known.counts(one.id);
  const units = new Map((await facts.units(campaignId)).map((unit) => [unit.id, unit]));
  const plan = (await facts.campaign(campaignId))?.plan;
  const asks = one.content.question !== null;
  const answers = asks ? await facts.announcementAnswers().rows(one.id) : [];
  const answerOf = new Map(answers.map((row) => [row.personId, row]));
  const places = rows.map((row) => row.sentTo?.split(':')[0] ?? '');
  const channels = [...new Set(places)].filter((name) => name !== '');
  const some = LEDGER_STATES.filter((state) => counts[state] > 0);
  const sums = some.map((state) => say(`broadcast.count.${state}`, { n: counts[state] }));
  return {
    kind: 'ledger',
    campaignId,
    period: String(number),
    title: say('export.title.ledger', { number }),
    subtitle: plan?.movement ?? '',
    asOf: now,
    query: `broadcast export ${number} --campaign ${campaignId}`,
    sample,
    columns: [
      column(say, 'unit_code', 'text', 5),
      column(say, 'unit_name', 'text', 10),
      column(say, 'receiver', 'text', 8),
      { ...column(say, 'channel', 'code', 5), words: saidAs(say, 'channels.name', channels) },
      column(say, 'delivery', 'code', 8, LEDGER_STATES),
      { ...column(say, 'delivery_reason', 'code', 6), words: saidAs(say, 'export.why', WHY) },
      column(say, 'ended_at', 'time', 6),
      column(say, 'doubts', 'number', 3),
      ...(asks
        ? [
            column(say, 'answer', 'code', 5, GIVEN),
            column(say, 'answer_words', 'text', 10),
            column(say, 'answered_at', 'time', 6),
          ]
        : []),
    ],
    rows: rows.map((row, i) => {
      const answer = row.personId === null ? undefined : answerOf.get(row.personId);
      const mine = row.unitIds.flatMap((id) => units.get(id) ?? []);
      return [
        mine.map((unit) => unit.code).join('; '),
        mine.map((unit) => unit.name).join('; '),
        row.displayName ?? '',
        places[i] ?? '',
        row.state,
        whyOf(row),
        row.at,
        String(row.doubts),
        ...(asks ? answered(answer?.given ?? null, answer?.at ?? null) : []),
      ];
    }),
    notes: [say('broadcast.total', { total: counts.total, list: sums.join(', ') })],
  };
}
