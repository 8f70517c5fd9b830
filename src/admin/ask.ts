/**
 * A question as one of a role would ask it: understood, authorised, answered with its basis. Reads only. The same
 * path as in chat (`conversation/flows/ask`), without a session: each question stands alone.
 */
import type { Facts } from '../conversation/facts.js';
import { may, type Role } from '../domain/people.js';
import { ok, type Result, refuse } from '../domain/problem.js';
import { dayOf, type Instant } from '../domain/time.js';
import { standingOn } from '../domain/unit.js';
import { type Bubble, type Line, line } from '../messages/message.js';
import { answer as answerQuery } from '../questions/answer.js';
import { authorise } from '../questions/authorise.js';
import { answerBesides, unknownUnitLines } from '../questions/besides.js';
import { basisBubble } from '../questions/compose.js';
import { understand } from '../questions/understand.js';

/** Who asks: a role with its unit's code where it has one, or somebody without any seat. */
export type Asker = { readonly role: Role; readonly unitCode: string | null } | 'stranger';

export interface AskArgs {
  readonly campaignId: string;
  readonly question: string;
  readonly as: Asker;
  readonly answerId: string;
}

export interface AskAnswer {
  /** Contract: "`ask` gives", without `text`. */
  readonly json: Readonly<Record<string, unknown>>;
  readonly bubble: Bubble;
  /** What stands behind [Cơ sở]: the question in words, clause, coverage, as of when; null where nothing was answered. */
  readonly basis: Bubble | null;
  /** What [1], [2] … would choose, where the question is asked back. */
  readonly options: readonly Line[];
}

const NOTHING = {
  kind: null,
  query: null,
  period: null,
  tier: null,
  criterion: null,
  value: null,
  units: [],
  missing: [],
};

function without(
  status: 'clarify' | 'not_understood' | 'refused',
  said: Bubble,
  args: AskArgs,
  options: readonly Line[] = [],
): AskAnswer {
  return {
    json: { status, ...NOTHING, basis: null, options: [], answer_id: args.answerId },
    bubble: said,
    basis: null,
    options,
  };
}

const saying = (key: string): Bubble => ({ lines: [line(key)], choices: [] });

/** Refuses `campaign_unknown` and `unit_unknown`; a question that may not be asked is an answer (`refused`). */
export async function askQuestion(args: AskArgs, facts: Facts, now: Instant): Promise<Result<AskAnswer>> {
  const { campaignId, question, as } = args;
  if ((await facts.campaign(campaignId)) === null) return refuse('campaign_unknown', { id: campaignId });
  if (as === 'stranger') return ok(without('refused', saying('stranger.help'), args));
  const units = await facts.units(campaignId);
  const unit = standingOn(units, dayOf(now)).find((one) => one.code === as.unitCode);
  if (as.unitCode !== null && unit === undefined) return refuse('unit_unknown', { unit: as.unitCode });
  const known = await facts.ask(campaignId);
  const unitId = unit?.id ?? null;
  const { period, duePeriod, reportPeriod } = known;
  const context = { now, period, duePeriod, reportPeriod, previous: null, unitOfSeat: unitId };
  const understood = understand(question, known.lexicon, context);
  if ('clarify' in understood) {
    const { about, options: all } = understood.clarify;
    const options = all.filter((option) => authorise(option.query, { role: as.role, unitId }, known.published).ok);
    if (options.length === 0) return ok(without('refused', saying('ask.refused'), args));
    const labels = options.map((option) => option.label);
    return ok(without('clarify', { lines: [about], choices: [] }, args, labels));
  }
  if (!('query' in understood)) {
    const mayFigures = may({ role: as.role, unitId }, 'see_all', null);
    const lines = answerBesides(question, known.plan, await facts.goals(campaignId), mayFigures);
    const unknown = mayFigures && lines === null ? unknownUnitLines(understood) : null;
    if (unknown !== null) return ok(without('not_understood', { lines: unknown, choices: [] }, args));
    if (lines === null) return ok(without('not_understood', saying('admin.not_understood'), args));
    const said = without('not_understood', { lines, choices: [] }, args);
    return ok({ ...said, json: { ...said.json, status: 'answered', kind: 'plan' } });
  }
  const viewer = { ofUnit: unitId !== null };
  const allowed = authorise(understood.query, { role: as.role, unitId }, known.published);
  if (!allowed.ok) return ok(without('refused', saying('ask.refused'), args));
  const { json, bubble } = answerQuery(allowed.value, known, args.answerId, viewer);
  const basis = basisBubble(allowed.value, known, args.answerId, viewer);
  return ok({ json: { ...json }, bubble, basis, options: [] });
}
