// Preloaded into the service (`node --import`) for one round: counts every statement SQLite is asked to run, and
// writes the counts to BENCH_COUNTS (JSON: statements by their text) at each SIGUSR2.
import { writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';

const counts = new Map();
const probe = new Database(':memory:');
const statement = Object.getPrototypeOf(probe.prepare('select 1'));
probe.close();
for (const verb of ['run', 'all', 'get']) {
  const plain = statement[verb];
  statement[verb] = function counted(...values) {
    counts.set(this.source, (counts.get(this.source) ?? 0) + 1);
    return plain.apply(this, values);
  };
}
process.on('SIGUSR2', () => {
  const sorted = [...counts].toSorted((a, b) => b[1] - a[1]);
  writeFileSync(process.env.BENCH_COUNTS, JSON.stringify(Object.fromEntries(sorted)));
});
