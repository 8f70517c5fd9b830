/** Focal points who report through Telegram and keep their own account of what they typed and were told. */
import type { Accepted, Emulator } from './telegram/emulator.mjs';

export interface Account {
  readonly person: number;
  readonly typed: readonly (readonly [number, number])[];
  /** Inputs in order of what they answered: `start`, `1`..`4`, `send`. */
  readonly acts: string[];
  receipt: string | null;
}

/** Every pair of numbers is this person's own. */
export function figuresOf(index: number): [number, number][] {
  return [0, 1, 2, 3].map((k) => [1_000 + index * 4 + k, 5_000 + index]);
}

/** What a message of the bot asks for: `1`..`4` a figure, `send` the button, `done` a receipt. */
export function asked(message: Accepted): string | null {
  const code = /^Mã (\S+)/m.exec(message.text);
  if (message.text.includes('Đã nhận báo cáo') && code !== null) return 'done';
  if (message.buttons.flat().some((button) => button.label === 'Gửi báo cáo')) return 'send';
  return /^([1-4])\/4\./m.exec(message.text)?.[1] ?? null;
}

/** One whole report; answers each question once, however often it is put. */
export async function report(emulator: Emulator, id: number, index: number, on: () => boolean): Promise<Account> {
  const user = emulator.user(id);
  const typed = figuresOf(index);
  const account: Account = { person: id, typed, acts: ['start'], receipt: null };
  user.says('báo cáo');
  while (account.receipt === null && on()) {
    const message = await user.next(1_000).catch(() => null);
    const wish = message === null ? null : asked(message);
    if (message === null || wish === null || account.acts.includes(wish)) continue;
    if (wish === 'done') {
      account.receipt = /^Mã (\S+)/m.exec(message.text)?.[1] ?? '';
      continue;
    }
    account.acts.push(wish);
    const pair = typed[Number(wish) - 1];
    if (wish === 'send') user.presses('Gửi báo cáo');
    else if (pair !== undefined) user.says(`${pair[0]}/${pair[1]}`);
  }
  return account;
}
