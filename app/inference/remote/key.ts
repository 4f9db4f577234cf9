import { AppError } from '#app/core/shared/errors.ts';
import type { RemoteProvider } from '#app/core/studies/remoteProvider.ts';

/**
 * The key that a server is sent; undefined where it needs none.
 * @throws AppError `configuration` where the variable that it names isn't set
 */
export function keyOf(
  provider: Pick<RemoteProvider, 'baseUrl' | 'apiKeyVariable'>,
  apiKey: (variable: string) => string | undefined,
): string | undefined {
  const variable = provider.apiKeyVariable;
  if (variable === undefined) return undefined;
  const key = apiKey(variable);
  if (key !== undefined) return key;
  throw new AppError('server-key-missing', { host: new URL(provider.baseUrl).host, variable });
}
