// `npm run demo`: installs what is missing, builds, and runs the sample study to its verdict.
import { buildPages, checkNode, installDependencies } from './install.js';

checkNode();
installDependencies();
buildPages();
process.argv.splice(2, 0, 'demo');
await import('./evenhand.js');
