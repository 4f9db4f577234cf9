import { fork, type ChildProcess, type ForkOptions } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROGRAM_FOLDER, RUNS_FROM_SOURCES } from '#app/config/programFolder.ts';
import { PROGRAMS, type ProgramName } from './programs.ts';

/** Room for what is made and forgotten at once, MiB: with the usual 16 a sixth of an analysis goes into clearing it. */
const MEMORY = ['--max-semi-space-size=64'];

/**
 * Starts one of the program's own processes; messages may be anything that structured clone takes.
 * @param args what the process finds after its own name in `process.argv`
 */
export function startProcess(
  name: ProgramName,
  args: readonly string[],
  options: Pick<ForkOptions, 'stdio'>,
): ChildProcess {
  const { file, execArgv } = locate(name);
  return fork(file, args, { ...options, execArgv: [...MEMORY, ...execArgv], serialization: 'advanced' });
}

function locate(name: ProgramName): { file: string; execArgv: string[] } {
  if (!RUNS_FROM_SOURCES) {
    return { file: path.join(PROGRAM_FOLDER, 'build', 'worker', `${name}.js`), execArgv: [] };
  }
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  return { file: path.join(PROGRAM_FOLDER, PROGRAMS[name]), execArgv: ['--import', loader] };
}
