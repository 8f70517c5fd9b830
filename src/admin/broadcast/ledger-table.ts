/** The ledger of one announcement as a table: a row per receiver, the sums underneath. */
import { type Broadcast, LEDGER_STATES } from '../../broadcast/types.js';
import type { Facts } from '../../conversation/facts.js';
import type { Instant } from '../../domain/time.js';
import { column, type Say } from '../exports/say.js';
import type { ExportTable } from '../exports/table.js';

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
      column(say, 'channel', 'text', 5),
      column(say, 'delivery', 'code', 8, LEDGER_STATES),
      column(say, 'delivery_reason', 'text', 6),
      column(say, 'ended_at', 'time', 6),
      column(say, 'doubts', 'number', 3),
    ],
    rows: rows.map((row) => {
      const mine = row.unitIds.flatMap((id) => units.get(id) ?? []);
      return [
        mine.map((unit) => unit.code).join('; '),
        mine.map((unit) => unit.name).join('; '),
        row.displayName ?? '',
        row.sentTo?.split(':')[0] ?? '',
        row.state,
        row.reason ?? '',
        row.at,
        String(row.doubts),
      ];
    }),
    notes: [say('broadcast.total', { total: counts.total, list: sums.join(', ') })],
  };
}
