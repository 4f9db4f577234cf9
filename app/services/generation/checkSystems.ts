import { isAppError, problemAt, type Problem as Problem } from '#app/core/shared/errors.ts';
import type { SystemConfiguration } from '#app/core/studies/configuration.ts';
import { assertAllowedHost } from '#app/inference/remote/hosts.ts';
import type { ModelAccess } from './modelAccess.ts';
import { storedModelFolder } from './resolveModelFolder.ts';

/**
 * Whether a new study's systems keep to what they may reach. What they name is looked at again before it is used;
 * here nothing is opened, since another machine may do the generating.
 *
 * @returns the systems as they are to be kept, and every problem at its place in the configuration
 */
export function checkSystems(
  systems: readonly SystemConfiguration[],
  access: ModelAccess,
): { systems: SystemConfiguration[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const kept = systems.map((system, index): SystemConfiguration => {
    const place = `configuration.systems[${index}]`;
    const { provider } = system;
    if (provider.kind === 'onnx') {
      return (
        attempt(problems, `${place}.provider.modelFolder`, () => ({
          ...system,
          provider: { ...provider, modelFolder: storedModelFolder(provider.modelFolder, access) },
        })) ?? system
      );
    }
    if (provider.kind === 'openai') {
      attempt(problems, `${place}.provider.baseUrl`, () => assertAllowedHost(provider.baseUrl, access.hosts));
    }
    return system;
  });
  return { systems: kept, problems };
}

/** The same of the encoder that a study names, if it names one. */
export function checkEncoder<T extends { readonly modelFolder: string }>(
  encoder: T | undefined,
  access: ModelAccess,
): { encoder: T | undefined; problems: Problem[] } {
  const problems: Problem[] = [];
  if (encoder === undefined) return { encoder, problems };
  const kept = attempt(problems, 'configuration.bertscore.modelFolder', () => ({
    ...encoder,
    modelFolder: storedModelFolder(encoder.modelFolder, access),
  }));
  return { encoder: kept ?? encoder, problems };
}

/** What `check` gives, or its refusal as a problem. */
function attempt<T>(problems: Problem[], path: string, check: () => T): T | undefined {
  try {
    return check();
  } catch (error) {
    if (!isAppError(error)) throw error;
    problems.push(problemAt(path, error));
    return undefined;
  }
}
