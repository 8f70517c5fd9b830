import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Store } from '../../../src/store/port.js';
import type { Connection } from '../../../src/store/sqlite/open.js';
import { openStore } from '../../support/migrated.js';
import { temporaryFolder } from '../../support/store.js';
import { storeContract } from '../contract.js';

storeContract('sqlite', () => {
  const file = join(temporaryFolder(), 'test.db');
  const keep = (store: Store) => {
    onTestFinished(() => store.close().catch(() => undefined));
    return store;
  };
  return {
    open: async () => keep(openStore(file)),
    async cramped() {
      let limited: Connection | null = null;
      const store = keep(
        openStore(file, {
          onOpen(connection) {
            connection.pragma('max_page_count = 250');
            limited = connection;
          },
        }),
      );
      const connection = limited as unknown as Connection;
      return { store, widen: () => void connection.pragma('max_page_count = 100000') };
    },
  };
});
