import { runCommand } from './runCommand.ts';

// A command line of its own, for a test that kills it.
await runCommand(process.cwd(), process.argv.slice(2));
