/** Looks up what a reminder speaks about and puts it into a bubble. */
import { periodWords } from '../conversation/periods.js';
import type { Calendar } from '../domain/calendar.js';
import { lastDayOf } from '../domain/obligation.js';
import type { Instant } from '../domain/time.js';
import type { Unit } from '../domain/unit.js';
import type { Bubble, Template } from '../messages/message.js';
import { auditHeads } from '../store/audit/verify.js';
import type { StoredFacts } from '../store/facts.js';
import type { ReadTx } from '../store/port.js';
import { type ReachChannel, reachOf } from '../store/queries/reach.js';
import { byUnit, isPressing, isPromised, needsCall } from './chase.js';
import { dossierNews } from './dossier.js';
import { brief, type Standing, sayOffice, sayRollUp } from './office-news.js';
import type { Intent } from './plan.js';
import { saidReport } from './said-report.js';
import { dueLine, reminderTemplate, type SaidOffice, type SaidReport, sayReminder } from './say.js';
import type { World } from './world.js';

export interface ComposeFrom {
  readonly tx: ReadTx;
  readonly facts: StoredFacts;
  readonly world: World;
  readonly calendar: Calendar;
  readonly now: Instant;
  readonly channels: readonly ReachChannel[];
}

export interface Composer {
  /** Null when nothing is left to say. */
  say(parts: readonly Intent[]): Promise<{ readonly bubble: Bubble; readonly template: Template | null } | null>;
}

export function createComposer(from: ComposeFrom): Composer {
  const news = new Map<string, Promise<SaidOffice | null>>();
  const office = (part: Intent): Promise<SaidOffice | null> => {
    const key = `${part.campaignId} ${part.rule} ${part.occurrence}`;
    const made = news.get(key) ?? officeNews(from, part);
    news.set(key, made);
    return made;
  };
  return {
    async say(parts) {
      const reports: SaidReport[] = [];
      const rollUps: SaidOffice[] = [];
      const told: SaidOffice[] = [];
      for (const part of parts) {
        const report = await reportOf(from, part);
        if (report !== null) reports.push(report);
        else if (from.world.rollUps.has(part.subject)) rollUps.push(...(await rollUpNews(from, part)));
        else if (!from.world.owed.has(part.subject)) {
          const row = from.world.dossiers.get(part.subject);
          const lines = row === undefined ? await office(part) : await dossierNews(from.facts, row, from.now);
          if (lines !== null) told.push(lines);
        }
      }
      if (reports.length + rollUps.length + told.length === 0) return null;
      const news = [...rollUps, ...(rollUps.length === 0 ? told : told.map(brief))].slice(0, 2);
      return { bubble: sayReminder(reports, news, from.calendar, from.now), template: reminderTemplate(reports) };
    },
  };
}

async function reportOf({ facts, world }: ComposeFrom, { subject, rule }: Intent): Promise<SaidReport | null> {
  const row = world.owed.get(subject);
  const held = row === undefined ? null : await facts.obligation(subject);
  const campaign = row === undefined ? null : await facts.campaign(row.campaignId);
  if (row === undefined || held === null || campaign === null) return null;
  const { before, after } = world.rulesOf(row.campaignId);
  const { unit } = held;
  return saidReport(campaign.plan, { ...row, obligationId: subject, unit }, facts, {
    rule,
    promise: world.reports.get(subject)?.promise ?? null,
    prepare: before.some((one) => one.prepare && rule === `before-${one.days}`),
    head: after.some((one) => one.head && rule === `after-${one.days}`),
  });
}

/** The standing agency's own report: to whom, until when, and how far its units are. */
async function rollUpNews({ facts, world, calendar, now }: ComposeFrom, part: Intent): Promise<readonly SaidOffice[]> {
  const row = world.rollUps.get(part.subject);
  const campaign = row === undefined ? null : await facts.campaign(row.campaignId);
  if (row === undefined || campaign === null) return [];
  const { period, dueBefore, dutyId } = row;
  const { plan } = campaign;
  const units = await facts.progress(row.campaignId, period);
  const sent = units.filter((one) => one.submittedAt !== null).length;
  const of = {
    agency: plan.roles.standingAgency.label,
    to: plan.duties.find((duty) => duty.id === dutyId)?.to ?? null,
    period: periodWords(period),
    units: units.length === 0 ? null : { sent, total: units.length },
  };
  return [sayRollUp(of, dueLine({ dueBefore, rule: part.rule }, calendar, now))];
}

async function officeNews(from: ComposeFrom, part: Intent): Promise<SaidOffice | null> {
  const { world, tx, now } = from;
  const { rule } = part;
  const own = world.bounds.filter((one) => one.campaignId === part.campaignId && one.opensAt <= now);
  const due = own.filter((one) =>
    rule === 'digest' ? one.locksAt === null || now < one.locksAt : lastDayOf(one.dueBefore) === part.occurrence,
  );
  const standings: Standing[] = [];
  for (const bound of due.filter((one, i) => due.findIndex((other) => other.period === one.period) === i)) {
    standings.push(await standingOf(from, bound));
  }
  const heads = await auditHeads(tx);
  const audit = heads.find((head) => head.startsWith(`${part.campaignId}:`)) ?? null;
  return sayOffice(rule, standings, audit);
}

const names = new Intl.Collator('vi', { numeric: true });

async function standingOf(from: ComposeFrom, bound: World['bounds'][number]): Promise<Standing> {
  const { tx, facts, world, now, channels } = from;
  const rows = await facts.progress(bound.campaignId, bound.period);
  const owing = rows.filter((row) => row.submittedAt === null).sort((a, b) => names.compare(a.unit.name, b.unit.name));
  const views = (await facts.owing(bound.campaignId)).filter((one) => one.period === bound.period);
  const rules = world.rulesOf(bound.campaignId);
  const pressing = views.filter((one) => isPressing(one, rules, from.calendar, now));
  const unreachable: Unit[] = [];
  for (const { obligationId, unit } of owing) {
    const rungs = await Promise.all(
      (world.reports.get(obligationId)?.people ?? []).map((one) =>
        reachOf(tx, one.personId, now, channels, 'deadline'),
      ),
    );
    if (rungs.every((one) => one.rung === 'none')) unreachable.push(unit);
  }
  return {
    period: periodWords(bound.period),
    last: { day: lastDayOf(bound.dueBefore), form: 'weekday' },
    passed: now >= bound.dueBefore,
    sent: rows.length - owing.length,
    late: rows.filter((row) => row.onTime === false).length,
    missing: owing.map((row) => row.unit),
    promised: views.filter((one) => isPromised(one, now)).length,
    unreachable,
    calls: byUnit(pressing).filter((one) => needsCall(one, rules, now)).length,
  };
}
