/** An invitation's code in words: what it is for, the text to forward, and the page it opens. */
import type { Invited, Medium } from '../../admin/invite.js';
import type { Role } from '../../domain/people.js';
import { dayOf } from '../../domain/time.js';
import { type Bubble, type Choice, type Line, line } from '../../messages/message.js';
import { bubble } from '../turn.js';

export interface CodeTold {
  readonly invited: Invited;
  readonly role: Role;
  readonly medium: Medium;
  readonly agency: string;
}

/** The bubble carries the code: whoever answers with it says so (`fleeting`), and it is erased once delivered. */
export function codeBubble(told: CodeTold, choices: readonly Choice[], lead: readonly Line[] = []): Bubble {
  const { links, unit } = told.invited;
  // The picture for a printed sheet or a forwarded message: it opens the page, so nobody types sixteen letters.
  const qr = { kind: 'qr', params: { link: links.page ?? '', name: `QR-${unit?.code ?? told.role}` } };
  return bubble([...lead, ...codeLines(told)], choices, links.page === null ? {} : { file: qr });
}

function codeLines({ invited, role, medium, agency }: CodeTold): Line[] {
  const { code, expiresAt, unit, holders, links } = invited;
  const who = { role: { line: line(`role.${role}`, { unit: unit?.name ?? '' }) } };
  const lines = [
    line(`office.invite.made_${medium}`, { ...who, until: { day: dayOf(expiresAt - 1), form: 'weekday_year' } }),
  ];
  if (holders > 0) lines.push(line('office.invite.held_already', { count: holders }));
  if (medium === 'phone') return [...lines, line('office.invite.read_out', { code })];
  lines.push(line('office.invite.forward'), line('office.invite.text', { ...who, agency, code }));
  // The page shows the code and opens every channel; without it the one deep link there is.
  if (links.page !== null) lines.push(line('office.invite.page', { link: links.page }));
  else if (links.telegram !== null) lines.push(line('office.invite.link', { link: links.telegram }));
  return lines;
}
