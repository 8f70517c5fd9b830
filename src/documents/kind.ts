/** What a file is, by its first bytes; its name proves nothing. */
import { ok, type Result, refuse } from '../domain/problem.js';

const starts = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, i) => bytes[i] === byte);

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** Container of .xls, and of workbooks under a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const OTHERS: readonly (readonly number[])[] = [
  [0x4d, 0x5a], // MZ: a Windows program
  [0x7f, 0x45, 0x4c, 0x46], // ELF: a Linux program
  [0x25, 0x50, 0x44, 0x46], // %PDF
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x52, 0x61, 0x72, 0x21], // RAR
  [0x37, 0x7a, 0xbc, 0xaf], // 7z
  [0x1f, 0x8b], // gzip
];

/** `sheet` still has to prove that the archive is a workbook; `text` that it decodes. */
export function kindOf(bytes: Uint8Array): Result<'sheet' | 'text'> {
  if (bytes.length === 0) return refuse('file_empty');
  if (starts(bytes, ZIP)) return ok('sheet');
  if (starts(bytes, OLE)) {
    const locked = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
      'EncryptedPackage',
      0,
      'utf16le',
    );
    return refuse(locked ? 'file_encrypted' : 'file_old_excel');
  }
  return OTHERS.some((signature) => starts(bytes, signature)) ? refuse('file_unknown') : ok('text');
}
