/**
 * An office paper before it is a file: what Nghị định 30/2020/NĐ-CP wants on it, as data. Number, day and signature
 * stay blank: the document system gives them, so every paper is a DỰ THẢO.
 */

export interface Paper {
  /** "DỰ THẢO", or in a form the name that stands for it; absent: the house's own word. */
  readonly draft?: string;
  /** Tên cơ quan, tổ chức chủ quản trực tiếp; null when there is none to name. */
  readonly parent: string | null;
  readonly issuer: string;
  /** What follows "Số: …/": "BC-UBND"; null leaves it blank too. */
  readonly symbol: string | null;
  /** Địa danh; null leaves it blank. */
  readonly place: string | null;
  readonly year: number | string;
  /** "BÁO CÁO"; null for a công văn, whose subject then stands as "V/v …" under the number. */
  readonly type: string | null;
  readonly about: string;
  /** "Kính gửi: …" of a công văn or tờ trình. */
  readonly to: readonly string[];
  readonly blocks: readonly Block[];
  /** Behind the signature, from a page of its own on. */
  readonly annex?: readonly Block[];
  /** Nơi nhận, without the dashes. */
  readonly recipients: readonly string[];
  readonly signer: Signer | null;
  /** One small line at the end: from which figures, when. */
  readonly source: string | null;
}

export interface Signer {
  /** "TM. ỦY BAN NHÂN DÂN"; null where the head signs for himself. */
  readonly authority: string | null;
  readonly title: string;
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** A blank the office fills in: shown as dots. */
  | { readonly kind: 'blank'; readonly hint: string }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] }
  /** What follows begins on a new page. */
  | { readonly kind: 'page' }
  | { readonly kind: 'pictures'; readonly items: readonly Picture[] };

export interface Column {
  /** Empty in every column: the table has no head. */
  readonly title: string;
  /** Share of the width; the shares of a table need not total anything. */
  readonly share: number;
  readonly align?: 'left' | 'center' | 'right';
}

/** A PNG with a line under it (a unit's QR code). */
export interface Picture {
  readonly png: Uint8Array;
  readonly caption: string;
}

/** Where the paper's words are the same in every paper: from `locales/vi/paper.yaml`. */
export interface PaperWords {
  readonly nation: string;
  readonly motto: string;
  readonly draft: string;
  readonly number: (symbol: string | null) => string;
  readonly dated: (place: string | null, year: number | string) => string;
  readonly subject: (about: string) => string;
  readonly to: string;
  readonly recipients: string;
}

/** "DU-THAO-Bao-cao-nam-2023-Phuong-Dai-Son.docx": readable on every phone and in every mail program. */
export function fileName(parts: readonly string[], extension: string): string {
  const plain = parts
    .join(' ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 100);
  return `${plain === '' ? 'tep' : plain}.${extension}`;
}

/** XML knows no control characters; a lone surrogate would break the file. */
export function printable(text: string): string {
  return text.replace(/[\ud800-\udfff]/gu, '').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}
