/** Tries for the service lock of the database named, says how it went, and holds it until killed. */
import { lockService } from '../../dist/store/sqlite/lock.js';

const lock = lockService(process.argv[2]);
console.log(lock.ok ? 'held' : `refused ${lock.problem.code}`);
if (lock.ok) setInterval(() => undefined, 1_000);
