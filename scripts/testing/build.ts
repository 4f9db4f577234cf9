// Builds the pages if they are missing or older than their sources.
import { buildPages } from '../../bin/install.js';

buildPages();
