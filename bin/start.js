// `npm start`: installs what is missing, builds, and serves.
import { buildPages, checkNode, installDependencies } from './install.js';

checkNode();
installDependencies();
buildPages();
process.argv.splice(2, 0, 'serve');
await import('./evenhand.js');
