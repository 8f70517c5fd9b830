/** Invitation codes inside what people paste. A code is 16 letters and digits, said in four groups of four. */

/** Sixteen letters and digits. */
const SHORTEST = 16;
const GROUP = '([0-9A-Za-z]{4})';
const EDGE_BEFORE = '(?<![\\p{L}\\p{N}])';
const EDGE_AFTER = '(?![\\p{L}\\p{N}])';
const CODE = new RegExp(`${EDGE_BEFORE}${GROUP}([ -]*)${GROUP}[ -]*${GROUP}[ -]*${GROUP}${EDGE_AFTER}`, 'gu');
const JOIN_WORD = /(?:tham gia|ma(?: moi| tham gia| so)?|join|code|start)[ :=/-]*$/;
const SIX_DIGITS = /\d{3}[ -]?\d{3}/;
const PHONE =
  /(?:^|[\s,.;:])(?:tham gia|mã|ma|join|code)(?: số| so| tham gia| mời| moi| là| la| is)*[ :=-]*(\d{3})[ -]?(\d{3})(?![\d/%.,:]*\d|[/%])/u;

import { fold, forgetTexts, normal, tidy } from './fold.js';

/** Letters that are never issued because they are read as digits: what was meant is the digit. */
function asIssued(group: string): string {
  return group.toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1');
}

/**
 * The code in its one form, `K7QM-9F2X-TB4W-HN3C`, however it was typed (any case, spaces, missing dashes, O for 0,
 * I or L for 1); null where nothing certainly is one. Ordinary words of four letters and long numbers are no code.
 */
export function invitationCodeIn(text: string): string | null {
  const clean = tidy(text);
  if (clean.length < SHORTEST) return null;
  for (const m of clean.matchAll(CODE)) {
    const [whole, a = '', gap = '', b = '', c = '', d = ''] = m;
    const groups = [a, b, c, d];
    const letters = groups.join('');
    const asked = JOIN_WORD.test(fold(clean.slice(0, m.index)));
    const mixed = /\d/.test(letters) && /[A-Za-z]/.test(letters);
    const shaped = gap.includes('-') || letters === letters.toUpperCase();
    const alone = whole.length === clean.length;
    if (
      (asked && (mixed || (shaped && /[A-Za-z]/.test(letters)))) ||
      (mixed && (shaped || alone)) ||
      (alone && /^[A-Z]{16}$/.test(whole.replace(/[ -]/g, '')))
    ) {
      forgetTexts();
      return groups.map(asIssued).join('-');
    }
  }
  return null;
}

/** Six digits told over the telephone, only after "tham gia" or "mã"; null otherwise. */
export function phoneCodeIn(text: string): string | null {
  const m = SIX_DIGITS.test(tidy(text)) ? PHONE.exec(normal(text)) : null;
  if (m === null) return null;
  forgetTexts();
  return `${m[1]}${m[2]}`;
}
