import { isIP } from 'node:net';

/**
 * What of a client's address counts as one: an IPv4 address itself, of an IPv6 address its network (/64), of which
 * one household has all addresses. IPv4 addresses written as IPv6 count as themselves; what is no address as it is.
 *
 * @example networkOf('2001:db8:1:2:3::4') // '2001:db8:1:2::/64'
 */
export function networkOf(address: string): string {
  const plain = address.replace(/%.*$/, '').toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  if (isIP(plain) !== 6) return plain;
  const [before = '', after] = plain.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const [head, tail] = [groups(before), after === undefined ? [] : groups(after)];
  const zeros = new Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0');
  const first = [...head, ...zeros, ...tail].slice(0, 4).map((group) => parseInt(group, 16).toString(16));
  return `${first.join(':')}::/64`;
}
