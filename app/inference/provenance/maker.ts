import project from '../../../package.json' with { type: 'json' };

/** What made outputs, beside the model: the same for all of a process. */
export const MAKER = { node: process.version, evenhand: project.version } as const;
