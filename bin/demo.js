// `npm run demo`: installs what is missing, builds, and runs the sample study to its verdict.
import { buildIfStale } from './build.js';
import { checkNode, installDependencies } from './install.js';

checkNode();
installDependencies();
buildIfStale();
process.argv.splice(2, 0, 'demo');
await import('./evenhand.js');
