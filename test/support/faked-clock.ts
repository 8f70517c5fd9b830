/**
 * The system clock of a process under test, stepped from outside: libfaketime (Debian package `libfaketime`) reads the
 * offset from a file at every look at the clock; timers keep real time. Not on musl.
 */
import { existsSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NAME = 'faketime/libfaketimeMT.so.1';
const LIBRARY = process.platform === 'linux' ? libraries().find((path) => existsSync(path)) : undefined;

function libraries(): string[] {
  const folders = existsSync('/usr/lib') ? readdirSync('/usr/lib') : [];
  return ['', ...folders].map((folder) => join('/usr/lib', folder, NAME));
}

/** False where the library is not installed. */
export const canFakeClock = LIBRARY !== undefined;

export class FakedClock {
  /** Real moments from which on an offset held, oldest first. */
  readonly #steps: { readonly from: number; readonly offset: number }[] = [];
  readonly #file: string;

  constructor(folder: string) {
    this.#file = join(folder, 'clock-offset');
  }

  /** What the process must be started with. */
  get env(): Readonly<Record<string, string>> {
    return {
      LD_PRELOAD: LIBRARY ?? '',
      FAKETIME_TIMESTAMP_FILE: this.#file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      NO_FAKE_STAT: '1',
    };
  }

  /** From now on the clock reads `at` and goes on from there. */
  set(at: number): void {
    const now = Date.now();
    const offset = at - now;
    writeFileSync(`${this.#file}.new`, `${offset < 0 ? '' : '+'}${(offset / 1_000).toFixed(3)}`);
    renameSync(`${this.#file}.new`, this.#file);
    this.#steps.push({ from: now, offset });
  }

  now(): number {
    return this.read(Date.now());
  }

  /** What the process's clock read at a real moment. */
  read(real: number): number {
    return real + (this.#steps.findLast((one) => one.from <= real)?.offset ?? 0);
  }
}
