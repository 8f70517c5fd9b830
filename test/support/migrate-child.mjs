/** Applies a folder's migrations to a database; says when it begins, so that it can be killed in the middle. */

import { migrate, readMigrations } from '../../dist/store/sqlite/migrator.js';
import { openWriter } from '../../dist/store/sqlite/open.js';

const [file, folder] = process.argv.slice(2);
const connection = openWriter(file);
console.log('begin');
setImmediate(() => {
  const result = migrate(connection, readMigrations(folder), 0);
  console.log(result.ok ? `done ${result.value}` : `refused ${result.problem.code}`);
  connection.close();
});
