/** Lists, suspensions and rules are only added to; a nomination moves from the version it was decided on, or not at all. */
import { and, eq, isNull } from 'drizzle-orm';
import { dossierSubject } from '../../domain/dossier.js';
import { takesPapers } from '../../domain/nomination.js';
import type { AwardEvent, AwardRule } from '../../events/award.js';
import type { Tx } from '../port.js';
import {
  awardRule,
  awardSheet,
  awardSuspension,
  nomination,
  nominationPaper,
  nominationStep,
} from '../schema/award.js';
import { type ApplyEnv, StaleDecision } from './context.js';
import { boundMoved, takeBackReminders } from './reminder.js';

type Of<T extends AwardEvent['type']> = Extract<AwardEvent, { type: T }>;

const seatOf = (env: ApplyEnv): string | null => (env.actor.kind === 'seat' ? env.actor.seatId : null);

export function awardChanged(tx: Tx, event: AwardEvent, env: ApplyEnv): Promise<void> {
  switch (event.type) {
    case 'award_list_frozen':
      return frozen(tx, event, env);
    case 'award_suspended':
    case 'award_resumed':
      return suspended(tx, event, env);
    case 'award_rule_set':
      return ruleSet(tx, event, env);
    case 'nomination_opened':
      return opened(tx, event, env);
    case 'nomination_answered':
      return answered(tx, event);
    case 'nomination_moved':
      return moved(tx, event, env);
    case 'nomination_paper_given':
      return paperGiven(tx, event, env);
    case 'nomination_paper_withdrawn':
      return paperWithdrawn(tx, event, env);
    default:
      return event satisfies never;
  }
}

async function frozen(tx: Tx, { sheetId, campaignId, sheet }: Of<'award_list_frozen'>, env: ApplyEnv): Promise<void> {
  const { occasion, period, tier } = sheet;
  const row = { id: sheetId, campaignId, occasion, period, tier, sheet, at: env.now, bySeat: seatOf(env) };
  await tx.db.insert(awardSheet).values(row);
}

async function suspended(
  tx: Tx,
  { type, campaignId, unitId, document, day }: Of<'award_suspended' | 'award_resumed'>,
  env: ApplyEnv,
): Promise<void> {
  const row = { campaignId, unitId, suspended: type === 'award_suspended', document, day };
  await tx.db.insert(awardSuspension).values({ ...row, at: env.now, bySeat: seatOf(env) });
}

/** What a rule is about within its kind; the newest row of the same subject holds. */
function subjectOf(rule: AwardRule): string {
  switch (rule.kind) {
    case 'quota':
      return `${rule.occasion} ${rule.period} ${rule.awardId} ${rule.nominee}`;
    case 'collect':
      return `${rule.occasion} ${rule.period}`;
    case 'decree':
      return rule.decree;
    case 'papers':
      return '';
    default:
      return rule satisfies never;
  }
}

async function ruleSet(tx: Tx, { campaignId, rule }: Of<'award_rule_set'>, env: ApplyEnv): Promise<void> {
  if (rule.kind === 'collect') {
    const { occasion, period } = rule;
    const of = and(
      eq(nomination.campaignId, campaignId),
      eq(nomination.occasion, occasion),
      eq(nomination.period, period),
    );
    const units = await tx.db.selectDistinct({ unitId: nomination.unitId }).from(nomination).where(of);
    await boundMoved(
      tx,
      units.map(({ unitId }) => dossierSubject(campaignId, unitId, occasion, period)),
      env,
    );
  }
  const row = { campaignId, kind: rule.kind, subject: subjectOf(rule), rule };
  await tx.db.insert(awardRule).values({ ...row, at: env.now, bySeat: seatOf(env) });
}

async function opened(tx: Tx, event: Of<'nomination_opened'>, env: ApplyEnv): Promise<void> {
  const { nominationId, campaignId, number, unitId, occasion, period, awardId, subject, category } = event;
  const made = await tx.db
    .insert(nomination)
    .values({
      id: nominationId,
      ...{ campaignId, number, unitId, occasion, period, awardId, subject, category },
      headsEnterprise: false,
      state: 'draft',
      version: 1,
      openedAt: env.now,
      openedBy: seatOf(env),
    })
    .onConflictDoNothing()
    .returning({ id: nomination.id });
  if (made.length !== 1) throw new StaleDecision('nomination number');
}

const at = (nominationId: string, version: number) =>
  and(eq(nomination.id, nominationId), eq(nomination.version, version));

async function answered(tx: Tx, { nominationId, field, words, version }: Of<'nomination_answered'>): Promise<void> {
  const set = field === 'heads_enterprise' ? { headsEnterprise: words === 'yes' } : { [field]: words };
  const done = await tx.db
    .update(nomination)
    .set({ ...set, version })
    .where(at(nominationId, version - 1))
    .returning({ id: nomination.id });
  if (done.length !== 1) throw new StaleDecision('nomination version');
}

async function moved(tx: Tx, event: Of<'nomination_moved'>, env: ApplyEnv): Promise<void> {
  const { nominationId, step, to, words, decided, version } = event;
  const result =
    decided === null ? {} : { result: decided.result, decisionNumber: decided.number, decisionDay: decided.day };
  const done = await tx.db
    .update(nomination)
    .set({ state: to, version, ...result })
    .where(at(nominationId, version - 1))
    .returning({ id: nomination.id });
  if (done.length !== 1) throw new StaleDecision('nomination version');
  await tx.db.insert(nominationStep).values({ nominationId, step, state: to, words, at: env.now, bySeat: seatOf(env) });
  // Nobody is reminded of papers that are no longer taken.
  if (!takesPapers(to)) await dossierChanged(tx, event, env);
}

/** What waits to be said of the unit's dossiers was counted before. */
async function dossierChanged(
  tx: Tx,
  { nominationId, campaignId }: Pick<Of<'nomination_moved'>, 'nominationId' | 'campaignId'>,
  env: ApplyEnv,
): Promise<void> {
  const [of] = await tx.db
    .select({ unitId: nomination.unitId, occasion: nomination.occasion, period: nomination.period })
    .from(nomination)
    .where(eq(nomination.id, nominationId));
  if (of === undefined) return;
  await takeBackReminders(tx, [dossierSubject(campaignId, of.unitId, of.occasion, of.period)], 'met', env);
}

async function paperGiven(tx: Tx, event: Of<'nomination_paper_given'>, env: ApplyEnv): Promise<void> {
  const { givenId, nominationId, paperId, file, document } = event;
  const { sha256, size, type, name } = file ?? { sha256: null, size: null, type: null, name: null };
  await tx.db.insert(nominationPaper).values({
    id: givenId,
    ...{ nominationId, paperId, sha256, size, type, name },
    number: document?.number ?? null,
    day: document?.day ?? null,
    at: env.now,
    bySeat: seatOf(env),
  });
  await dossierChanged(tx, event, env);
}

async function paperWithdrawn(tx: Tx, { givenId }: Of<'nomination_paper_withdrawn'>, env: ApplyEnv): Promise<void> {
  const done = await tx.db
    .update(nominationPaper)
    .set({ withdrawnAt: env.now })
    .where(and(eq(nominationPaper.id, givenId), isNull(nominationPaper.withdrawnAt)))
    .returning({ id: nominationPaper.id });
  if (done.length !== 1) throw new StaleDecision('nomination paper');
}
