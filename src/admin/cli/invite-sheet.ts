/** invite sheet: printed invitations with QR codes into a file, for whoever has none yet. */
import { writeFileSync } from 'node:fs';
import { ok, refuse } from '../../domain/problem.js';
import { isoOf } from '../../domain/time.js';
import { inviteSheet } from '../invite-sheet.js';
import { act } from './act.js';
import { type Handler, option } from './call.js';
import { campaignOf, unitOf } from './people.js';

export const sheet: Handler = async (call) => {
  const out = option(call, 'out');
  const word = out?.endsWith('.docx') === true;
  if (out === null || !(word || out.endsWith('.pdf'))) {
    return refuse('usage_missing', { what: '--out FILE.pdf | --out FILE.docx' });
  }
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const unit = await unitOf(at.value, option(call, 'unit'));
  if (!unit.ok) return unit;
  const { house, campaignId } = at.value;
  const tier = option(call, 'tier');
  const plan = await house.ask(async (facts) => (await facts.campaign(campaignId))?.plan);
  const known = (plan?.tiers ?? []).map((one) => one.id);
  if (tier !== null && !known.includes(tier)) return refuse('tier_unknown', { known: known.join(', ') });
  const args = { campaignId, tier, ...(unit.value === null ? {} : { unitId: unit.value.id }) };
  const made = await act(house, (turn) => turn.do(inviteSheet, args));
  if (!made.ok) return made;
  const { sheetFile } = await import('../../runtime/service/invitation-sheet.js');
  const { filesHouse } = await import('../../runtime/service/files.js');
  const layout = word ? 'word' : call.options.cards === true ? 'cards' : 'page';
  const codes = made.value.codes.map(({ unit: one, code }) => ({ unitId: one.id, code }));
  const recipe = { campaignId, layout, until: made.value.expiresAt, links: house.links, codes };
  const file = await sheetFile(recipe, filesHouse(house));
  if (file === null) return refuse('campaign_unknown', { id: campaignId });
  // The codes stand in it: for the inviter's eyes, and for the printer.
  writeFileSync(out, file.bytes, { mode: 0o600 });
  const units = made.value.codes.map(({ unit: one }) => one.code);
  return ok({ json: { file: out, units, expires_at: isoOf(made.value.expiresAt), left: made.value.left } });
};
