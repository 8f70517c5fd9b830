/** The whole schema of the build as one migration, for programs that run outside the test runner. */
import { createHash } from 'node:crypto';
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api';
import * as schema from '../../dist/store/schema/index.js';

export async function schemaFiles() {
  const empty = await generateSQLiteDrizzleJson({}, undefined, 'snake_case');
  const full = await generateSQLiteDrizzleJson(schema, empty.id, 'snake_case');
  const sql = (await generateSQLiteMigration(empty, full)).join('\n');
  return [{ number: 0, name: '0000_schema.sql', sql, sha256: createHash('sha256').update(sql).digest('hex') }];
}
