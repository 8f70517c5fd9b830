/** The bytes of a text file -> its text. Unicode only: an old code page is refused, since guessing spoils names. */
import { ok, type Result, refuse } from '../domain/problem.js';

type Unicode = 'utf-8' | 'utf-16le' | 'utf-16be';

function marked(bytes: Uint8Array): Unicode | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without its mark shows in the many zero bytes on one side of the ASCII signs every table has. */
function looksUtf16(bytes: Uint8Array): Unicode | null {
  const sample = bytes.subarray(0, 2_000);
  const zeros = [0, 0];
  for (const [i, byte] of sample.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > sample.length / 8 && even < odd / 8) return 'utf-16le';
  if (even > sample.length / 8 && odd < even / 8) return 'utf-16be';
  return null;
}

/** Where the first sign stands that no text holds (NUL, control signs), as a line number; null when there is none. */
function controlLine(text: string): number | null {
  const at = text.search(/[\u0000-\u0008\u000e-\u001f\u007f]/);
  return at < 0 ? null : text.slice(0, at).split('\n').length;
}

/** Takes UTF-8 and UTF-16, with or without mark. Refuses `file_encoding` (old code page) and `file_binary`. */
export function decodeText(bytes: Uint8Array): Result<string> {
  const encoding = marked(bytes) ?? looksUtf16(bytes) ?? 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return bytes.subarray(0, 1_000).includes(0) ? refuse('file_unknown') : refuse('file_encoding');
  }
  const line = controlLine(text);
  return line === null ? ok(text) : refuse('file_control', { line });
}
