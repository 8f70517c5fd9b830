/** Messages that are no words: signs of feeling, and what is said to a bot in a group. */
import { readCommand } from './commands.js';
import { tidy } from './fold.js';

/** "👍", "🙏🏻👌": nothing but pictures and punctuation. A sign agrees to nothing: it may be a slip of the thumb. */
export function isOnlySigns(text: string): boolean {
  const clean = tidy(text);
  return /[\p{Extended_Pictographic}\p{Regional_Indicator}]/u.test(clean) && !/[\p{L}\p{N}]/u.test(clean);
}

/** In a group: does the text ask the bot for help ("@bot hướng dẫn", "/help@bot", "@bot chào")? */
export function asksForHelp(text: string): boolean {
  const said = tidy(text)
    .replace(/@[\p{L}\p{N}_]+/gu, ' ')
    .trim()
    .replace(/^\//, '');
  const kind = readCommand(said)?.kind;
  return kind === 'help' || kind === 'menu';
}
