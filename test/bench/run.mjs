// npm run bench: speed as ratios, same run, same emulator. Nothing here is asserted; the machine may be noisy.
// Prints a table: turns per second and CPU per turn against a bare Telegraf echo bot, statements per turn, `ask` over
// 10,599 units, the planner of reminders over as many, start to ready, idle memory, time per turn from 16 to 10,599 units.
import { parseArgs } from 'node:util';
import { askBench, exportBench } from './ask.mjs';
import { child } from './children.mjs';
import { remindersBench } from './reminders.mjs';
import { startBench } from './start.mjs';
import { turnsBench } from './turns.mjs';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, only: { type: 'string' } },
});
const wanted = (name) => values.only === undefined || values.only.split(',').includes(name);
const rounds = Number(values.rounds);
const rows = [];
if (wanted('turns')) rows.push(...(await turnsBench(rounds)));
if (wanted('ask')) rows.push(...(await askBench()));
if (wanted('export')) rows.push(...(await exportBench()));
if (wanted('reminders')) rows.push(...remindersBench());
if (wanted('start')) rows.push(...(await startBench(rounds)));
if (wanted('country')) rows.push(...JSON.parse(await child('test/bench/country-dist.mjs').line));
const width = Math.max(...rows.map(([name]) => name.length));
for (const [name, value] of rows) console.log(`${name.padEnd(width)}  ${value}`);
process.exit(0);
