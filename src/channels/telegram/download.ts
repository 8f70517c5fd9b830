import type { Fetched, FileRef } from '../channel.js';
import { HttpFailure } from '../common/http-failure.js';
import { ApiFailure, type TelegramApi } from './api.js';

/** Asks where the file is and reads it, counting. The address holds the token and never leaves this room. */
export async function fetchFile(api: TelegramApi, file: FileRef, limit: number): Promise<Fetched> {
  if (file.size !== null && file.size > limit) return { refused: 'too_big' };
  try {
    const found = await api.callApi('getFile', { file_id: file.id });
    if (typeof found.file_size === 'number' && found.file_size > limit) return { refused: 'too_big' };
    if (!isPlainPath(found.file_path)) return { refused: 'failed' };
    const answer = await api.download(found.file_path, limit);
    if (answer.status === 200) return { bytes: answer.bytes };
    if (answer.status === 404) return { refused: 'gone' };
    return { refused: answer.status === 401 || answer.status === 403 ? 'not_allowed' : 'failed' };
  } catch (error) {
    if (error instanceof HttpFailure) return { refused: error.kind === 'too_big' ? 'too_big' : 'failed' };
    if (error instanceof ApiFailure) return { refused: refusalOf(error) };
    throw error;
  }
}

function refusalOf(failure: ApiFailure): 'too_big' | 'gone' | 'not_allowed' | 'failed' {
  if (failure.kind !== 'answer') return 'failed';
  if (/too big/i.test(failure.description)) return 'too_big';
  if (failure.code === 400) return 'gone';
  return failure.code === 429 ? 'failed' : 'not_allowed';
}

/** A path below the bot's own folder; a local Bot API server answers with an absolute one, which we do not follow. */
function isPlainPath(path: unknown): path is string {
  return typeof path === 'string' && path !== '' && !path.startsWith('/') && !path.split('/').includes('..');
}
