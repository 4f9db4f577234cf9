// `npm test`: installs what is missing and runs every test; the last line counts them.
import { checkNode, installDependencies } from './install.js';

checkNode();
installDependencies();
const { register } = await import('tsx/esm/api');
register();
const { runTests } = await import('../scripts/testing/run.ts');
process.exitCode = await runTests(process.argv.slice(2));
