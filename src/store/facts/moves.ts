/**
 * Which units' figures each renewal of a stamp stands for, so that what is in memory can be mended instead of read
 * again. A turn that is rolled back takes its stamp with it, so its note is never asked for; a stamp another process
 * renewed has none, and everything is read again.
 */
interface Move {
  readonly from: string;
  readonly units: readonly number[];
}

const MOST = 1_000;

export class Moves {
  readonly #to = new Map<string, Move>();

  /** The stamp `name` went from one value to another ('' before its first) over a change to these units alone. */
  note(name: string, from: string, to: string, units: readonly number[]): void {
    this.#to.set(keyOf(name, to), { from, units });
    if (this.#to.size <= MOST) return;
    for (const oldest of this.#to.keys()) {
      this.#to.delete(oldest);
      return;
    }
  }

  /** The units changed between two values of a stamp; null when that is not known, or they are more than `most`. */
  between(name: string, from: string, to: string, most: number): ReadonlySet<number> | null {
    const units = new Set<number>();
    for (let at = to; at !== from; ) {
      const move = this.#to.get(keyOf(name, at));
      if (move === undefined) return null;
      for (const unit of move.units) units.add(unit);
      if (units.size > most) return null;
      at = move.from;
    }
    return units;
  }
}

const keyOf = (name: string, value: string): string => `${name}\n${value}`;
