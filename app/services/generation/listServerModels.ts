import type { RemoteProvider } from '#app/core/studies/remoteProvider.ts';
import { listModels } from '#app/inference/remote/listModels.ts';
import type { ModelAccess } from './modelAccess.ts';

/**
 * The models that a server has, by name.
 * @throws AppError `forbidden` where the administrator doesn't allow it; as `listModels`
 */
export async function listServerModels(
  server: Pick<RemoteProvider, 'baseUrl' | 'apiKeyVariable'>,
  { hosts, apiKey }: Pick<ModelAccess, 'hosts' | 'apiKey'>,
  signal: AbortSignal,
): Promise<string[]> {
  return await listModels(server, { hosts, apiKey, signal });
}
