/** Invitation sheets as a file, for chat and command line. */
import { invitationCards, sheetName } from '../../admin/papers/invitation-sheet.js';
import type { OutgoingFile } from '../../channels/channel.js';
import type { InvitationLinks } from '../../conversation/turn.js';
import type { Instant } from '../../domain/time.js';
import type { FilesHouse } from './files.js';

export interface SheetRecipe {
  readonly campaignId: string;
  /** page, cards: PDF; word: DOCX. */
  readonly layout: string;
  readonly until: Instant;
  /** Where codes lead, as the sheet was ordered. */
  readonly links: InvitationLinks;
  readonly codes: readonly { readonly unitId: number; readonly code: string }[];
}

/** Null when the campaign, or every unit, is gone. */
export async function sheetFile(recipe: SheetRecipe, house: FilesHouse): Promise<OutgoingFile | null> {
  const { campaign, units } = await house.ask(async (facts) => ({
    campaign: await facts.campaign(recipe.campaignId),
    units: await facts.units(recipe.campaignId),
  }));
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const codes = recipe.codes.flatMap(({ unitId, code }) => {
    const unit = byId.get(unitId);
    return unit === undefined ? [] : [{ unit, code }];
  });
  if (campaign === null || codes.length === 0) return null;
  const words = await house.words();
  const { until: expiresAt, layout, links } = recipe;
  const cards = invitationCards({ campaign, codes, expiresAt, links, sample: house.sample }, words);
  if (layout === 'word') {
    const { DOCX_TYPE } = await import('../../documents/word.js');
    const { invitationWord } = await import('../../documents/invitation-word.js');
    return { name: sheetName(campaign, 'docx', words), type: DOCX_TYPE, bytes: await invitationWord(cards) };
  }
  const { PDF_TYPE } = await import('../../documents/pdf.js');
  const { invitationPdf } = await import('../../documents/invitation-pdf.js');
  const bytes = await invitationPdf(cards, layout === 'cards' ? 'cards' : 'page');
  return { name: sheetName(campaign, 'pdf', words), type: PDF_TYPE, bytes };
}
