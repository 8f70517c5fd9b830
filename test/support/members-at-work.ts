/** Focal points who report by chat, on any platform, and keep their own account of what they typed and were told. */
import type { Accepted, Emulator } from './telegram/emulator.mjs';

/** A message of the bot, as a person sees it. */
export interface Heard {
  readonly text: string;
  readonly labels: readonly string[];
}

export interface Officer {
  /** `<channel>:<address>`. */
  readonly place: string;
  says(text: string): void;
  /** Presses the button, or types its word where there are none. */
  chooses(label: string, word: string): void;
  /** Null when nothing came in time. */
  next(timeoutMs: number): Promise<Heard | null>;
}

export interface Account {
  readonly place: string;
  readonly index: number;
  readonly typed: readonly (readonly [number, number])[];
  /** Inputs in order of what they answered: `start`, `1`..`4`, `send`. */
  readonly acts: string[];
  receipt: string | null;
}

export const heardOn = (message: Accepted): Heard => ({
  text: message.text,
  labels: message.buttons.flat().map((button) => button.label),
});

export function telegramOfficer(emulator: Emulator, id: number): Officer {
  const user = emulator.user(id);
  return {
    place: `telegram:${id}`,
    says: (text) => void user.says(text),
    chooses: (label) => void user.presses(label),
    next: (timeoutMs) => user.next(timeoutMs).then(heardOn, () => null),
  };
}

/** Every pair of numbers is this person's own. */
export function figuresOf(index: number): [number, number][] {
  return [0, 1, 2, 3].map((k) => [1_000 + index * 4 + k, 50_000 + index]);
}

/** What a message of the bot asks for: `1`..`4` a figure, `send` the button, `done` a receipt. */
export function asked({ text, labels }: Heard): string | null {
  const code = /^Mã (\S+)/m.exec(text);
  if (text.includes('Đã nhận báo cáo') && code !== null) return 'done';
  if (labels.includes('Gửi báo cáo') || text.includes('xin gõ: GỬI')) return 'send';
  return /^([1-4])\/4\./m.exec(text)?.[1] ?? null;
}

/** One whole report; answers each question once, however often it is put. */
export async function report(officer: Officer, index: number, on: () => boolean): Promise<Account> {
  const typed = figuresOf(index);
  const account: Account = { place: officer.place, index, typed, acts: ['start'], receipt: null };
  officer.says('báo cáo');
  while (account.receipt === null && on()) {
    const heard = await officer.next(1_000);
    const wish = heard === null ? null : asked(heard);
    if (heard === null || wish === null || account.acts.includes(wish)) continue;
    if (wish === 'done') {
      account.receipt = /^Mã (\S+)/m.exec(heard.text)?.[1] ?? '';
      continue;
    }
    account.acts.push(wish);
    const pair = typed[Number(wish) - 1];
    if (wish === 'send') officer.chooses('Gửi báo cáo', 'gửi');
    else if (pair !== undefined) officer.says(`${pair[0]}/${pair[1]}`);
  }
  return account;
}
