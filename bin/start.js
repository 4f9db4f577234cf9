// `npm start`: installs what is missing, builds, and serves.
import { buildIfStale } from './build.js';
import { checkNode, installDependencies } from './install.js';

checkNode();
installDependencies();
buildIfStale();
process.argv.splice(2, 0, 'serve');
await import('./evenhand.js');
