import { isIP } from 'node:net';
import type { Request } from 'express';

/**
 * The address that limits are counted by: that of the client, as far as proxies that are trusted tell it, else that
 * of whoever is connected. What is given of an IPv6 address is its network (/64), which one subscriber has whole; an
 * IPv4 address within IPv6 is given as itself.
 */
export function remoteAddress(request: Pick<Request, 'ip' | 'socket'>): string {
  const told = request.ip ?? '';
  return networkOf(isIP(told) === 0 ? (request.socket.remoteAddress ?? '') : told);
}

/** An address as limits count it: IPv4 whole, of IPv6 the first 64 bits. */
export function networkOf(address: string): string {
  const bare = address.split('%', 1)[0]!;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1];
  if (mapped !== undefined) return mapped;
  if (isIP(bare) !== 6) return bare === '' ? 'unknown' : bare;
  const [head = '', tail] = bare.split('::', 2);
  const groups = head === '' ? [] : head.split(':');
  const end = tail === undefined || tail === '' ? [] : tail.split(':');
  // An IPv4 address at the end takes the room of two groups.
  const taken = groups.length + end.length + (end.at(-1)?.includes('.') ? 1 : 0);
  const all = [...groups, ...Array.from({ length: tail === undefined ? 0 : 8 - taken }, () => '0'), ...end];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
