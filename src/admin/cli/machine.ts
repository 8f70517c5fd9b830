/** audit verify, backup, restore */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ok, refuse } from '../../domain/problem.js';
import { makeFolders, migrationsFolder, RESTORED_AT } from '../../runtime/composition.js';
import { secretFile, secretHeld } from '../../runtime/secret.js';
import { readHead, verifyAudit } from '../../store/audit/verify.js';
import { filesInUse } from '../../store/facts/kept-files.js';
import { writeSetting } from '../../store/queries/setting.js';
import { restore as restoreCopy } from '../../store/sqlite/copy.js';
import { readMigrations } from '../../store/sqlite/migrator.js';
import { type Handler, option, SILENT } from './call.js';

export const auditVerify: Handler = async (call) => {
  const expected = option(call, 'expect');
  if (expected !== null && readHead(expected) === null) return refuse('audit_head_unreadable', { found: expected });
  const house = await call.house();
  if (!house.ok) return house;
  const { store, secretKey } = house.value;
  const { chains, faults } = await store.read((tx) => verifyAudit(tx, secretKey, expected));
  const [first] = faults;
  if (first === undefined) return ok({ json: { ok: true, chains, faults } });
  const params = { chain: first.chain, seq: first.seq, what: first.what };
  const message = (await call.words()).say({ key: 'problem.audit_broken', params }, call.language);
  const error = { code: 'audit_broken', message };
  return ok({ json: { error, ok: false, chains, faults }, failed: message });
};

export const backup: Handler = async (call) => {
  const [file] = call.args;
  if (file === undefined) return refuse('usage_missing', { what: 'FILE' });
  if (existsSync(file)) return refuse('backup_exists', { file });
  const house = await call.house();
  if (!house.ok) return house;
  await house.value.store.backup(resolve(file));
  const { evidenceFolder } = await import('../../runtime/service/evidence.js');
  const beside = (await house.value.store.read(filesInUse)).size;
  const params = { count: beside, folder: evidenceFolder(house.value) };
  if (beside > 0) call.note((await call.words()).say({ key: 'admin.files_beside', params }, call.language));
  return ok({ json: { file: resolve(file), files_beside: beside } });
};

/**
 * Refused while the service runs; what was there stays beside as `<database>.replaced`. Files beside the database are in
 * no copy, and what may have been sent since the copy is not sent again.
 */
export const restore: Handler = async (call) => {
  const [file] = call.args;
  if (file === undefined) return refuse('usage_missing', { what: 'FILE' });
  const config = call.config();
  if (!config.ok) return config;
  const { databaseFile, secretKey, dataDir } = config.value;
  call.note(databaseFile);
  if (!secretHeld(secretKey, dataDir)) return refuse('secret_gone', { file: secretFile(dataDir) });
  makeFolders(config.value);
  const newest = readMigrations(migrationsFolder()).at(-1)?.number ?? -1;
  const done = restoreCopy(resolve(file), databaseFile, newest);
  if (!done.ok) return done;
  // Tokens that were renewed after the copy was made are spent in it: whoever uses them is told.
  const house = await call.house();
  if (!house.ok) return house;
  await house.value.store.write((tx) => writeSetting(tx, RESTORED_AT, String(Date.now())));
  const { evidenceFolder, filesGone } = await import('../../runtime/service/evidence.js');
  const gone = await filesGone(house.value);
  const words = await call.words();
  const params = { count: gone, folder: evidenceFolder(house.value) };
  if (gone > 0) call.note(words.say({ key: 'admin.files_gone', params }, call.language));
  const [{ createChannels }, { holdBack }] = await Promise.all([
    import('../../runtime/service/channels.js'),
    import('../../runtime/service/restored.js'),
  ]);
  const held = await holdBack(house.value, createChannels(house.value, words, SILENT));
  if (held > 0) call.note(words.say({ key: 'admin.held_back', params: { count: held } }, call.language));
  return ok({ json: { database: databaseFile, schema: done.value.schema, files_missing: gone, held_back: held } });
};
