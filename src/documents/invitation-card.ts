/** A printed invitation before it is a page: one unit, its code, and how to come in. Words and values only. */

export interface InvitationCard {
  /** Who invites. */
  readonly issuer: string;
  readonly movement: string;
  readonly title: string;
  readonly unit: string;
  readonly role: string;
  /** What the QR code opens; null where the office has no address on the network yet. */
  readonly link: string | null;
  /** What is typed into the chat: "Tham gia K7QM-9F2X-TB4W-HN3C". */
  readonly typed: string;
  readonly steps: readonly string[];
  /** Until when, for whom, whom to ask, and that paper is still a way. */
  readonly notes: readonly string[];
  /** "Dữ liệu mẫu" in a trial; null in an office. */
  readonly mark: string | null;
}

/** `page`: one unit on an A4 sheet. `cards`: six on a sheet, to be cut. */
export type CardLayout = 'page' | 'cards';

/** No office writes a longer name; what is longer is cut, so that a code always stays on its sheet. */
const NAME_MOST = 400;

/** Printable and bounded: no control characters, no lone halves of a pair. */
export function printableName(name: string): string {
  const clean = name
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return clean.length <= NAME_MOST ? clean : `${clean.slice(0, NAME_MOST - 1).trimEnd()}…`;
}
