import { AppError } from '#app/core/shared/errors.ts';

/**
 * Whether the administrator allows a server.
 * @param baseUrl an http or https address
 * @param hosts `host` or `host:port`; without a port, ports 80 and 443 are meant
 */
export function isAllowedHost(baseUrl: string, hosts: readonly string[]): boolean {
  const url = new URL(baseUrl);
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return hosts.some((entry) => {
    const allowed = new URL(`http://${entry}`);
    if (allowed.hostname !== url.hostname) return false;
    // URL drops a port that is the scheme's own, so the text tells whether one was given.
    const given = /:(\d+)$/.exec(entry)?.[1];
    return given === undefined ? port === '80' || port === '443' : given === port;
  });
}

/** @throws AppError `forbidden`, naming what the administrator would have to allow */
export function assertAllowedHost(baseUrl: string, hosts: readonly string[]): void {
  if (isAllowedHost(baseUrl, hosts)) return;
  const { host } = new URL(baseUrl);
  throw new AppError('host-not-allowed', { host });
}
