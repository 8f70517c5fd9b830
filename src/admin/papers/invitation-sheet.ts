/** What stands on the invitation sheets of a campaign: one card a unit, in the language of the offices. */
import type { CampaignView } from '../../conversation/facts.js';
import type { InvitationLinks } from '../../conversation/turn.js';
import type { InvitationCard } from '../../documents/invitation-card.js';
import { fileName } from '../../documents/paper.js';
import { dayOf, type Instant } from '../../domain/time.js';
import type { Unit } from '../../domain/unit.js';
import { line, type Param } from '../../messages/message.js';
import type { Words } from '../../messages/render.js';

/** In a sentence; the whole name stands above it. */
const NAME_MOST = 80;

export interface SheetPaper {
  readonly campaign: CampaignView;
  readonly codes: readonly { readonly unit: Pick<Unit, 'name'>; readonly code: string }[];
  readonly expiresAt: Instant;
  readonly links: InvitationLinks;
  /** A trial: marked as sample on every sheet. */
  readonly sample: boolean;
}

export function invitationCards(paper: SheetPaper, words: Words): readonly InvitationCard[] {
  const say = (key: string, params: Readonly<Record<string, Param>> = {}) => words.say(line(key, params), 'vi');
  const { plan } = paper.campaign;
  const agency = plan.roles.standingAgency.name;
  const { page, telegram } = paper.links;
  const how = page !== null ? 'page' : telegram !== null ? 'telegram' : 'typed';
  return paper.codes.map(({ unit, code }) => ({
    issuer: plan.issuer,
    movement: `${plan.movement.charAt(0).toLocaleUpperCase('vi')}${plan.movement.slice(1)}`,
    title: say('sheet.title'),
    unit: unit.name,
    role: say('sheet.role'),
    link: page !== null ? `${page}${code}` : telegram !== null ? `${telegram}${code}` : null,
    typed: say('sheet.typed', { code }),
    steps: [say(`sheet.step_open_${how}`, { agency }), say(`sheet.step_send_${how}`), say('sheet.step_agree')],
    notes: [
      say('sheet.until', {
        day: { day: dayOf(paper.expiresAt - 1), form: 'weekday_year' },
        unit: cut(unit.name),
      }),
      say('sheet.ask', { agency }),
    ],
    mark: paper.sample ? say('mark.sample') : null,
  }));
}

const cut = (name: string): string => (name.length <= NAME_MOST ? name : `${name.slice(0, NAME_MOST - 1).trimEnd()}…`);

export function sheetName(campaign: CampaignView, extension: 'pdf' | 'docx', words: Words): string {
  return fileName([words.say(line('sheet.file'), 'vi'), campaign.id], extension);
}
