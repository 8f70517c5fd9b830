/**
 * Whether bytes may be kept as evidence: a photo, a PDF, a Word or Excel file, told by content and never by name.
 * Nothing is run, drawn or inflated here; what the text says is read in a child (`secrecy.ts`).
 */
import { createHash } from 'node:crypto';
import { ok, type Problem, type Result } from '../domain/problem.js';
import { LIMITS, type Limits } from './limits.js';
import { type ZipEntry, zipDirectory } from './zip.js';

/** 20 MB a file. */
export const EVIDENCE_BYTES = 20_000_000;
const EVIDENCE: Limits = { ...LIMITS, bytes: EVIDENCE_BYTES };

export interface EvidenceKind {
  readonly type: string;
  readonly extension: 'jpg' | 'png' | 'pdf' | 'docx' | 'xlsx';
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';
/** Larger pictures are made to exhaust memory. */
const MOST_PIXELS = 12_000;

type Unfit = 'empty' | 'kind' | 'picture_size' | 'script' | 'macro';

/** Words: `evidence.refused.<code>`. */
const unfit = (code: Unfit): { readonly ok: false; readonly problem: Problem } => ({
  ok: false,
  problem: { code, params: {} },
});

const starts = (bytes: Uint8Array, ...head: number[]): boolean => head.every((byte, i) => bytes[i] === byte);

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Refuses `empty`, `kind`, `picture_size`, `script`, `macro`, and what `zipDirectory` refuses. */
export function judgeEvidence(bytes: Uint8Array): Result<EvidenceKind> {
  if (bytes.length === 0) return unfit('empty');
  if (starts(bytes, 0xff, 0xd8, 0xff)) return ok({ type: 'image/jpeg', extension: 'jpg' });
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return judgePng(bytes);
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d)) return judgePdf(bytes);
  return starts(bytes, 0x50, 0x4b, 0x03, 0x04) ? judgeOffice(bytes) : unfit('kind');
}

function judgePng(bytes: Uint8Array): Result<EvidenceKind> {
  if (bytes.length < 24) return unfit('kind');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(16) > MOST_PIXELS || view.getUint32(20) > MOST_PIXELS) return unfit('picture_size');
  return ok({ type: 'image/png', extension: 'png' });
}

/** A PDF that would run something when it is opened is not for an office's desk. */
function judgePdf(bytes: Uint8Array): Result<EvidenceKind> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (/\/(?:JavaScript|JS|Launch|EmbeddedFile|RichMedia)\b/.test(text)) return unfit('script');
  return ok({ type: 'application/pdf', extension: 'pdf' });
}

function judgeOffice(bytes: Uint8Array): Result<EvidenceKind> {
  const directory = zipDirectory(bytes, EVIDENCE);
  if (!directory.ok) return directory;
  const entries = directory.value;
  const named = (name: string): ZipEntry | undefined => entries.find((entry) => entry.name === name);
  if (entries.some((entry) => /vbaProject|\.bin$|\.exe$|embeddings\//i.test(entry.name))) return unfit('macro');
  if (named('[Content_Types].xml') === undefined) return unfit('kind');
  if (named('word/document.xml') !== undefined) {
    return ok({ type: `${OFFICE}.wordprocessingml.document`, extension: 'docx' });
  }
  if (named('xl/workbook.xml') === undefined) return unfit('kind');
  return ok({ type: `${OFFICE}.spreadsheetml.sheet`, extension: 'xlsx' });
}
