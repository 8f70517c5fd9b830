/** The size run in small: five campaigns side by side, counted. `npm run bench -- --only country` is the whole size. */
import { expect, it } from 'vitest';
import { askQuestion } from '../../src/admin/ask.js';
import { loadCampaign, openObligations } from '../../src/admin/campaign-load.js';
import { act } from '../../src/admin/cli/act.js';
import { importUnits } from '../../src/admin/units-import.js';
import { loadBuiltIn } from '../../src/campaigns/catalogue.js';
import { systemClock } from '../../src/runtime/clock.js';
import { openHouse } from '../../src/runtime/composition.js';
import { readConfig } from '../../src/runtime/config.js';
import { lookOnce } from '../../src/runtime/service/reminders.js';
import { apply } from '../../src/store/apply.js';
import { run } from '../bench/country.mjs';

const parts = { act, apply, askQuestion, importUnits, loadBuiltIn, loadCampaign, lookOnce, openHouse };

it('five campaigns over the same number of units: each opens, is reminded of and answers for its own', async () => {
  const { counts } = await run({ ...parts, openObligations, readConfig, systemClock }, 60);
  expect(counts).toEqual({ campaigns: 5, units: 300, opened: 300, figures: 150, answered: 5, reminded: 60 });
});
