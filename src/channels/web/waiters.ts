/** Long polls that wait for an address's next message. A wake is only a hint: the mailbox is read again. */
const MOST_PER_ADDRESS = 8;

export interface Waiters {
  /** Enter before reading the mailbox, so that nothing slips in between. `woken` also resolves when too many wait. */
  enter(address: string): { readonly woken: Promise<void>; leave(): void };
  wake(address: string): void;
  wakeAll(): void;
}

export function createWaiters(): Waiters {
  const waiting = new Map<string, Set<() => void>>();

  return {
    enter(address) {
      const here = waiting.get(address) ?? new Set();
      waiting.set(address, here);
      let resolve: () => void = () => undefined;
      const woken = new Promise<void>((done) => {
        resolve = done;
      });
      const [oldest] = here;
      if (oldest !== undefined && here.size >= MOST_PER_ADDRESS) {
        here.delete(oldest);
        oldest();
      }
      here.add(resolve);
      return {
        woken,
        leave() {
          here.delete(resolve);
          if (here.size === 0 && waiting.get(address) === here) waiting.delete(address);
        },
      };
    },
    wake(address) {
      for (const resolve of waiting.get(address) ?? []) resolve();
    },
    wakeAll() {
      for (const here of waiting.values()) for (const resolve of here) resolve();
    },
  };
}
