/** "hồ sơ kiểm tra phường X năm 2023": everything kept about one report, as one ZIP. Persons by role; by name for the reviewer only. */
import { may } from '../../../../domain/people.js';
import { buttonName } from '../../../../domain/unit.js';
import { fold } from '../../../../language/fold.js';
import { line } from '../../../../messages/message.js';
import type { ObligationView, SeatView } from '../../../facts.js';
import { periodWords } from '../../../periods.js';
import { type Answer, bubble, type Turn } from '../../../turn.js';
import { officeSeat } from '../seat.js';
import { unitAmong } from '../unit-meant.js';
import { LARGE, madeFile } from './made.js';
import { periodMeant, whichPeriod } from './period.js';

/** The chain of a campaign of more units is checked in a thread of its own. */
const MANY_UNITS = 200;

const wantsNames = (text: string): boolean => /(?:co|kem|ca) ten|with names/.test(fold(text));

/** Null for whoever may not. */
export async function startAudit(turn: Turn, rest: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'audit');
  if (seat === null) return null;
  const facts = await turn.facts.ask(seat.campaignId);
  const period = periodMeant(turn, rest, facts.period);
  if (period === null) return whichPeriod(turn);
  const { open } = turn.session;
  // Units of the past have files too: those that stand no more are looked for as well.
  const meant = unitAmong(await turn.facts.units(seat.campaignId), rest.replace(/20\d\d/g, ' '));
  if (meant.kind === 'none') return { bubble: bubble([line('audit_file.which_unit')]), open };
  const units = meant.kind === 'one' ? [meant.unit] : meant.units;
  const found: ObligationView[] = [];
  for (const unit of units) {
    found.push(...(await turn.facts.obligations(seat.campaignId, unit.id)).filter((one) => one.period === period));
  }
  const [only] = found;
  if (only === undefined) {
    const words = { unit: units[0]?.name ?? '', period: periodWords(period) };
    return { bubble: bubble([line('audit_file.no_report', words)]), open };
  }
  if (found.length === 1) return audit(turn, seat, only, wantsNames(rest));
  const choices = found.map((one) => ({
    id: `af:${one.id}:`,
    label: line('paper.plain', { text: buttonName(one.unit) }),
  }));
  return { bubble: bubble([line('audit_file.which_of')], choices), open };
}

/** `af:<obligation>:<names>` */
export async function auditPress(turn: Turn, obligationId: string, names: string): Promise<Answer | null> {
  const obligation = await turn.facts.obligation(obligationId);
  const seat = obligation === null ? null : officeSeat(turn, 'audit', obligation.campaignId);
  return obligation === null || seat === null ? null : audit(turn, seat, obligation, names === 'names');
}

async function audit(turn: Turn, seat: SeatView, { id, unit, period, campaignId }: ObligationView, asked: boolean) {
  const named = officeSeat(turn, 'name_people', campaignId);
  const names = asked && named !== null;
  const units = (await turn.facts.units(campaignId)).length;
  const mayName = may({ role: seat.role, unitId: null }, 'name_people', null) || named !== null;
  return madeFile(turn, {
    seat: names && named !== null ? named : seat,
    what: 'audit',
    period,
    unitId: unit.id,
    names,
    recipe: {
      kind: 'audit_file',
      params: { obligationId: id, names: names ? 1 : 0, role: seat.role, ...(names ? { personal: 1 } : {}) },
    },
    lines: [
      line('audit_file.sent', { unit: unit.name, period: periodWords(period) }),
      line('audit_file.holds'),
      line(names ? 'audit_file.by_name' : asked ? 'audit_file.only_reviewer' : 'audit_file.by_role'),
    ],
    choices: names || !mayName ? [] : [{ id: `af:${id}:names`, label: line('choice.audit_names') }],
    size: units > MANY_UNITS ? LARGE : 0,
  });
}
