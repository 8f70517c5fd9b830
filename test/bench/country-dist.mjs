// The size run in a process of its own: 5 campaigns × 10,599 units. Prints its rows as one line of JSON.

import { askQuestion } from '../../dist/admin/ask.js';
import { loadCampaign, openObligations } from '../../dist/admin/campaign-load.js';
import { act } from '../../dist/admin/cli/act.js';
import { importUnits } from '../../dist/admin/units-import.js';
import { loadBuiltIn } from '../../dist/campaigns/catalogue.js';
import { systemClock } from '../../dist/runtime/clock.js';
import { openHouse } from '../../dist/runtime/composition.js';
import { readConfig } from '../../dist/runtime/config.js';
import { lookOnce } from '../../dist/runtime/service/reminders.js';
import { apply } from '../../dist/store/apply.js';
import { run } from './country.mjs';

const parts = { act, apply, askQuestion, importUnits, loadBuiltIn, loadCampaign, lookOnce, openHouse };
const { counts, times, memory } = await run({ ...parts, openObligations, readConfig, systemClock }, 10_599, 200);
const seconds = (name) => (times[name] / 1000).toFixed(1);
const n = counts;
console.log(
  JSON.stringify([
    [`${n.campaigns} campaigns × ${n.units / n.campaigns} units: rosters, s`, seconds('units')],
    [`  ${n.opened} reports opened, s`, seconds('open')],
    [`  ${n.figures} figures imported, s`, seconds('figures')],
    [`  ${n.reminded} reminders planned and written, s`, seconds('remind')],
    ['  first question of each, ms', times['first questions'].toFixed(0)],
    [
      '  every further question, ms',
      `${times['question median'].toFixed(2)}  (p99 ${times['question p99'].toFixed(2)})`,
    ],
    ['  memory at the end, MB', memory.toFixed(0)],
  ]),
);
