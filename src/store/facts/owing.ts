/** Who owes a report, and what has been done about it. */
import type { OwingView } from '../../conversation/facts.js';
import type { Role } from '../../domain/people.js';
import { DAY_MS, dayOf, type Instant } from '../../domain/time.js';
import type { Unit } from '../../domain/unit.js';
import type { ReadTx } from '../port.js';
import { markedIntents, PAPER_RULE, sentIntents, toldRows } from '../queries/intent.js';
import {
  type HolderRow,
  holderRows,
  lastSeen,
  type OwedRow,
  owedRows,
  promiseRows,
  unitPhones,
} from '../queries/reminder.js';

const TOLD_DAYS = 21;

export async function owingViews(
  tx: ReadTx,
  campaignId: string,
  now: Instant,
  unitOf: (id: number) => Unit,
): Promise<readonly OwingView[]> {
  const owed = (await owedRows(tx, { from: now, to: now })).filter((row) => row.campaignId === campaignId);
  if (owed.length === 0) return [];
  const holders = (await holderRows(tx, now)).filter((one) => one.campaignId === campaignId);
  const reporters = byUnit(holders, 'focal_point');
  const heads = byUnit(holders, 'unit_head');
  const told = grouped(await toldRows(tx, now - TOLD_DAYS * DAY_MS), (row) => row.personId);
  const seen = await lastSeen(tx);
  const sent = grouped(await sentIntents(tx, campaignId, now), (row) => row.subject);
  const marked = grouped(await markedIntents(tx, campaignId), (row) => row.subject);
  const phones = await unitPhones(tx, campaignId);
  const promises = new Map((await promiseRows(tx)).map((row) => [row.obligationId, row]));
  return owed.map((row: OwedRow): OwingView => {
    const people = reporters.get(row.unitId) ?? [];
    const answered = Math.max(0, ...people.map((personId) => seen.get(personId) ?? 0));
    // What went to the unit's head is no reminder of who reports.
    const above = (heads.get(row.unitId) ?? []).filter((personId) => !people.includes(personId));
    const asked = (sent.get(row.id) ?? []).filter((one) => !above.includes(one.personId));
    const warned = people.length === 0 || asked.some((one) => one.rule.startsWith('after-') || one.rule === 'by-hand');
    const marks = marked.get(row.id) ?? [];
    const since = new Set(asked.filter((one) => one.decidedAt > answered).map((one) => one.decidedAt));
    return {
      obligationId: row.id,
      campaignId,
      unit: unitOf(row.unitId),
      phone: phones.get(row.unitId) ?? null,
      period: row.period,
      dueBefore: row.dueBefore,
      people: people.map((personId) => ({ personId, told: (told.get(personId) ?? []).map((one) => one.at) })),
      promise: promises.get(row.id) ?? null,
      unanswered: since.size,
      headNext: warned && !above.some((personId) => wasTold(told.get(personId) ?? [], now)),
      unreached: latest(marks, (one) => one.reason === 'unreachable') > Math.max(answered, latest(asked)),
      urgedAt: latest(marks, (one) => one.rule === PAPER_RULE) || null,
    };
  });
}

/** 0 where there is none. */
function latest<T extends { readonly decidedAt: Instant }>(rows: readonly T[], of: (row: T) => boolean = () => true) {
  return Math.max(0, ...rows.filter(of).map((row) => row.decidedAt));
}

/** Who holds the role, by unit. */
function byUnit(holders: readonly HolderRow[], role: Role): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, string[]>();
  for (const one of holders) {
    if (one.role !== role || one.unitId === null) continue;
    const others = found.get(one.unitId) ?? [];
    if (!others.includes(one.personId)) found.set(one.unitId, [...others, one.personId]);
  }
  return found;
}

/** Today, or in the hours that come. */
const wasTold = (told: readonly { readonly at: Instant }[], now: Instant): boolean =>
  told.some((one) => dayOf(one.at) >= dayOf(now));

function grouped<T>(rows: readonly T[], by: (row: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const others = found.get(by(row));
    if (others === undefined) found.set(by(row), [row]);
    else others.push(row);
  }
  return found;
}
