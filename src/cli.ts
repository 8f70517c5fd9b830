/** The command line: `npm run -s cli -- <command>`. */
import { runCli } from './admin/cli/run.js';

process.exitCode = await runCli(process.argv.slice(2), {
  in: process.stdin,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
