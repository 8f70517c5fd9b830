import type { OutgoingFile, SendOutcome } from '../channel.js';
import { stringOf } from '../common/shape.js';
import type { CallEnd, OaApi } from './api.js';

/** What Zalo takes, and how much of it (facts sheet 1.5); a workbook is not among it. */
export const FILE_TYPES: Readonly<Record<string, { readonly kind: 'image' | 'file'; readonly most: number }>> = {
  'image/png': { kind: 'image', most: 1_000_000 },
  'image/jpeg': { kind: 'image', most: 1_000_000 },
  'application/pdf': { kind: 'file', most: 5_000_000 },
  'application/msword': { kind: 'file', most: 5_000_000 },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': { kind: 'file', most: 5_000_000 },
  'text/csv': { kind: 'file', most: 5_000_000 },
};

type Asset = { readonly image: string } | { readonly token: string };

/** Nobody sees an upload: one that failed may be made again. Assets die after a week, so each is made when it is sent. */
export async function uploadFile(
  api: OaApi,
  file: OutgoingFile,
): Promise<Asset | { readonly end: CallEnd } | Extract<SendOutcome, { refused: unknown }>> {
  const type = (file.type.split(';')[0] ?? '').trim();
  const taken = FILE_TYPES[type];
  if (taken === undefined) return { refused: 'other' };
  if (file.bytes.length > taken.most) return { refused: 'too_long' };
  const end = await api.upload(taken.kind, { name: file.name, type, bytes: file.bytes });
  if (!('data' in end)) return { end: 'doubt' in end ? { unsent: end.doubt } : end };
  const id = stringOf(taken.kind === 'image' ? end.data.attachment_id : end.data.token);
  if (id === null) return { end: { doubt: 'no asset in the answer' } };
  return taken.kind === 'image' ? { image: id } : { token: id };
}
