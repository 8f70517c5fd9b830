/**
 * Everything the standing agency takes out of the house, over one sample season with a hostile name in it. One file for the
 * runner: the libraries that open the files again are slow to load.
 */
import { afterAll, beforeAll, describe, vi } from 'vitest';
import { Chat } from '../../support/chat.js';
import { seatAt, seedWorld } from '../../support/world.js';
import { auditTests } from './audit-file.js';
import { councilTests } from './council.js';
import { eachPlanTests } from './each-plan.js';
import { exportTests } from './exports.js';
import { fileTests } from './files.js';
import { formTests } from './forms.js';
import { rollUpTests } from './roll-up.js';
import { setAsideTests } from './set-aside.js';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const chat = new Chat('web', 'buttons');

beforeAll(async () => {
  chat.setTime(Date.parse('2023-12-18T08:05:00+07:00'));
  await chat.open();
  const hostile = { code: 'H01', name: 'Phường =HYPERLINK("http://x")', type: 'Phường', tier: 'commune' };
  await seedWorld(chat.house, ['2022', '2023'], 'prtc', [hostile]);
  await seatAt(chat.house, 'web:officer', 'coordinator', []);
  await seatAt(chat.house, 'web:reviewer', 'reviewer', []);
  await seatAt(chat.house, 'web:leader', 'leader', []);
});

afterAll(async () => {
  await chat.close();
  chat.remove();
});

describe('exports', () => exportTests(chat));
describe('roll-up', () => rollUpTests(chat));
describe('units that are set aside', () => setAsideTests(chat));
describe('files on their way out', () => fileTests(chat));
describe('papers for a council', () => councilTests(chat));
describe('from figures to the council', () => eachPlanTests());
describe('forms', () => formTests(chat));
// Last: it corrects a figure.
describe('for auditors', () => auditTests(chat));
