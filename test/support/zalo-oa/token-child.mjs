/**
 * Renews the OA's tokens over and over, to be killed. Says `works` when Zalo takes the token it has, `connect <why>` when
 * only a new grant helps. Usage: token-child.mjs <folder> <apiRoot> <seed> <appId> <appSecret>
 */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { createZaloHttp } from '../../../dist/channels/zalo/http.js';
import { createOAuth } from '../../../dist/channels/zalo-oa/oauth.js';
import { createTokens } from '../../../dist/channels/zalo-oa/tokens.js';
import { tokenVault } from '../../../dist/runtime/service/zalo-oa.js';
import { readMigrations } from '../../../dist/store/sqlite/migrator.js';
import { openSqlite } from '../../../dist/store/sqlite/store.js';

const [folder, apiRoot, seed, appId, appSecret] = process.argv.slice(2);
const migrations = readMigrations(new URL('../../../migrations/sqlite/', import.meta.url).pathname);
const opened = openSqlite({ file: join(folder, 'tokens.db'), migrations, now: Date.now() });
if (!opened.ok) throw new Error(opened.problem.code);
// Synchronous, so that what was said before the kill was said.
const say = (line) => writeSync(1, `${line}\n`);
// Pauses and leases are minutes: here they pass as milliseconds.
const now = () => Date.now() * 1_000;
const clock = { now, monotonic: now, after: () => () => undefined };
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const vault = tokenVault({ store: opened.value, secretKey: 'k'.repeat(40), clock });
const http = createZaloHttp();
const oauth = createOAuth({ http, root: new URL(apiRoot), appId, appSecret, httpTimeoutMs: 2_000 });
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const tokens = createTokens({ vault, oauth, seed, httpTimeoutMs: 2_000, now, log, sleep: pause });

async function works(access) {
  const url = new URL('/v2.0/oa/getoa', apiRoot);
  const answer = await http.call({
    method: 'GET',
    url,
    headers: { access_token: access },
    timeoutMs: 5_000,
    maxBytes: 9_999,
  });
  return JSON.parse(answer.bytes.toString('utf8')).error === 0;
}

let token = await tokens.access();
for (;;) {
  if (token.none === 'connect') {
    say(`connect ${token.why}`);
    await pause(60_000);
  }
  if (token.none === 'later') await pause(20);
  else if (await works(token.access)) say('works');
  token = token.none === 'later' ? await tokens.access() : await tokens.renew(token.access);
}
