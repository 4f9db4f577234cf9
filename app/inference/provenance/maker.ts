import { version } from '../../../package.json';

/** What made outputs, beside the model: the same for all of a process. */
export const MAKER = { node: process.version, evenhand: version } as const;
