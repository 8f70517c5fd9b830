/** What a unit said about a qualitative standard and how it stands, in a line each. */
import type { Assessment, Statement } from '../../../domain/assessment.js';
import { dayOf } from '../../../domain/time.js';
import { type Line, line } from '../../../messages/message.js';
import type { CampaignView } from '../../facts.js';

/** Characters of a statement on a card that holds other lines. */
const MOST_SHOWN = 120;

export const shortened = (text: string, most = MOST_SHOWN): string =>
  [...text].length > most ? `${[...text].slice(0, most).join('').trimEnd()}…` : text;

export function statementLine(statement: Statement | null): Line {
  if (statement === null) return line('assess.said.nothing');
  const day = { day: dayOf(statement.at), form: 'day' as const };
  return statement.text === null
    ? line('assess.said.not_done', { day })
    : line('assess.said.text', { text: shortened(statement.text), day });
}

export function assessedLine(
  assessment: Assessment | null,
  statement: Statement | null,
  { plan }: Pick<CampaignView, 'plan'>,
): Line {
  if (assessment === null || assessment.verdict === 'open') return line('assess.stands.open');
  const day = { day: dayOf(assessment.at), form: 'day' as const };
  const why = assessment.words === null ? '' : shortened(assessment.words);
  const agency = plan.roles.standingAgency.label;
  const old = assessment.statement < (statement?.version ?? 0) ? 'yes' : 'no';
  return line(`assess.stands.${assessment.verdict}`, { agency, day, old, why, said: why === '' ? 'no' : 'yes' });
}
