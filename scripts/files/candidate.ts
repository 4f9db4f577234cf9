import path from 'node:path';
import { readJson } from './configuration.ts';

/**
 * A candidate as it is named on the command line: `name=folder` of a model, a JSON file with a system as a
 * configuration has it, or a name alone, whose outputs are imported. Folders are relative to where they are named.
 *
 * @returns still to be validated
 * @throws AppError `not_found`, `invalid_input` for a file that can't be read
 */
export async function readCandidate(cwd: string, given: string): Promise<unknown> {
  const [, name, folder] = /^([^=]+)=(.+)$/.exec(given) ?? [];
  if (name !== undefined && folder !== undefined) {
    return { name, provider: { kind: 'onnx', modelFolder: path.resolve(cwd, folder) } };
  }
  if (!given.endsWith('.json')) return { name: given, provider: { kind: 'import' } };
  const { place, value } = await readJson(cwd, given);
  return withFolderBeside(value, path.dirname(place));
}

function withFolderBeside(system: unknown, folder: string): unknown {
  if (!isObject(system) || !isObject(system.provider)) return system;
  const { modelFolder } = system.provider;
  if (typeof modelFolder !== 'string') return system;
  return { ...system, provider: { ...system.provider, modelFolder: path.resolve(folder, modelFolder) } };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
