/** What every engine must pass. */
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { type ReadTx, type Store, StoreProblem, type Tx } from '../../src/store/port.js';
import { insertIncoming } from '../../src/store/queries/inbox.js';
import { tick } from '../../src/store/schema/pipe.js';
import { textMessage } from '../support/messages.js';

export interface Bench {
  open(): Promise<Store>;
  /** A store that soon has no room left, and a way to give it room again. */
  cramped(): Promise<{ store: Store; widen: () => void }>;
}

const put = (tx: Tx, name: string, at = 0) => tx.db.insert(tick).values({ name, at });
const names = async (tx: ReadTx) => (await tx.db.select({ name: tick.name }).from(tick)).map((row) => row.name).sort();
const pause = () => new Promise((resolve) => setTimeout(resolve, 5));
const bug = new Error('a bug');

export function storeContract(engine: string, make: () => Bench): void {
  describe(`${engine}: a turn`, () => {
    it('is there after its promise, whole', async () => {
      const store = await make().open();
      await store.write(async (tx) => {
        await put(tx, 'a');
        await put(tx, 'b');
      });
      expect(await store.read(names)).toEqual(['a', 'b']);
    });

    it('leaves nothing when it throws, and hands on what it threw', async () => {
      const store = await make().open();
      const turn = store.write(async (tx) => {
        await put(tx, 'a');
        throw bug;
      });
      await expect(turn).rejects.toBe(bug);
      expect(await store.read(names)).toEqual([]);
    });

    it('does not touch its neighbours in the same commit when it fails', async () => {
      const store = await make().open();
      const results = await Promise.allSettled([
        store.write((tx) => put(tx, 'a')),
        store.write(async (tx) => {
          await put(tx, 'lost');
          throw bug;
        }),
        store.write(async (tx) => {
          await put(tx, 'a');
        }),
        store.write((tx) => put(tx, 'b')),
      ]);
      expect(results.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
      expect(await store.read(names)).toEqual(['a', 'b']);
    });

    it('fails alone wherever it stands, and the order of the others stays', async () => {
      const store = await make().open();
      const failing = new Set([2, 3, 7]);
      const seen: string[][] = [];
      const step = (at: number) =>
        store.write(async (tx) => {
          if (at === 9) seen.push(await names(tx));
          await put(tx, String(at));
          if (failing.has(at)) throw bug;
        });
      const results = await Promise.allSettled([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(step));
      const failed = results.flatMap((one, at) => (one.status === 'rejected' ? [at] : []));
      expect(failed).toEqual([...failing]);
      expect(seen.at(-1)).toEqual(['0', '1', '4', '5', '6', '8']);
      expect(await store.read(names)).toEqual(['0', '1', '4', '5', '6', '8', '9']);
    });

    it('sees what earlier turns wrote, in the order in which they were asked for', async () => {
      const store = await make().open();
      const seen: number[] = [];
      const step = (at: number) =>
        store.write(async (tx) => {
          seen.push((await names(tx)).length);
          await put(tx, String(at));
        });
      await Promise.all([0, 1, 2, 3, 4].map(step));
      expect(seen).toEqual([0, 1, 2, 3, 4]);
    });

    it('that awaits something else is exposed and leaves nothing; its neighbours commit', async () => {
      const store = await make().open();
      const results = await Promise.allSettled([
        store.write((tx) => put(tx, 'before')),
        store.write(async (tx) => {
          await put(tx, 'lost');
          await pause();
          await put(tx, 'late');
        }),
        store.write((tx) => put(tx, 'after')),
      ]);
      expect(results[1]).toMatchObject({ status: 'rejected', reason: { code: 'foreign_await' } });
      expect(results.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      await pause();
      await pause();
      expect(await store.read(names)).toEqual(['after', 'before']);
    });

    it('cannot write once it is over, even through a handle it kept', async () => {
      const store = await make().open();
      let kept: Tx | null = null;
      await store.write(async (tx) => {
        kept = tx;
      });
      expect(() => put(kept as unknown as Tx, 'late')).toThrow(StoreProblem);
    });

    it('that breaks a rule of the schema is told so without its parameters', async () => {
      const store = await make().open();
      const turn = store.write(async (tx) => {
        await put(tx, 'mat-khau-cua-ai');
        await put(tx, 'mat-khau-cua-ai');
      });
      const error = await turn.catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'constraint' });
      expect(String(error)).not.toContain('mat-khau');
    });
  });

  describe(`${engine}: a reading`, () => {
    it('sees committed data only, and one moment of it', async () => {
      const store = await make().open();
      await store.write((tx) => put(tx, 'a'));
      let inside: string[] = [];
      const [, during] = await Promise.all([
        store.write(async (tx) => {
          await put(tx, 'b');
          inside = await names(tx);
        }),
        store.read(async (tx) => [await names(tx), await names(tx)]),
      ]);
      expect(inside).toEqual(['a', 'b']);
      expect(during[0]).toEqual(during[1]);
      expect(await store.read(names)).toEqual(['a', 'b']);
    });

    it('cannot write', async () => {
      const store = await make().open();
      await expect(store.read((tx) => put(tx as Tx, 'a'))).rejects.toMatchObject({ code: 'readonly' });
    });
  });

  describe(`${engine}: the file`, () => {
    it('takes a key once, without an exception', async () => {
      const store = await make().open();
      const item = textMessage('1', 'a', 'chào');
      const rows = await Promise.all([item, item].map((one) => store.write((tx) => insertIncoming(tx, one, 0))));
      expect(rows.map((row) => row?.seq ?? null)).toEqual([1, null]);
    });

    it('refuses when it is full, keeps what it answered, and goes on when there is room', async () => {
      const { store, widen } = await make().cramped();
      const kept: string[] = [];
      let refused: unknown = null;
      for (let at = 0; refused === null && at < 2_000; at++) {
        const name = `${String(at).padStart(4, '0')}-${'x'.repeat(400)}`;
        await store
          .write((tx) => put(tx, name))
          .then(
            () => kept.push(name),
            (error: unknown) => (refused = error),
          );
      }
      expect(refused).toMatchObject({ code: 'full' });
      expect(await store.read(names)).toEqual(kept);
      widen();
      await store.write((tx) => put(tx, 'zz'));
      expect(await store.read(names)).toEqual([...kept, 'zz']);
    });

    it('holds everything when it is opened again', async () => {
      const bench = make();
      const first = await bench.open();
      await first.write((tx) => put(tx, 'a', 7));
      await first.close();
      const second = await bench.open();
      const [row] = await second.read((tx) => tx.db.select().from(tick).where(eq(tick.name, 'a')));
      expect(row).toEqual({ name: 'a', at: 7 });
    });

    it('finishes what was asked for before it closes, and refuses afterwards', async () => {
      const bench = make();
      const store = await bench.open();
      const asked = store.write((tx) => put(tx, 'a'));
      await store.close();
      await asked;
      await expect(store.write((tx) => put(tx, 'b'))).rejects.toMatchObject({ code: 'closed' });
      expect(await (await bench.open()).read(names)).toEqual(['a']);
    });
  });
}
