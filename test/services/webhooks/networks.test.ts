import { describe, expect, it } from 'vitest';
import { isPublicAddress, publicLookup } from '#app/services/webhooks/networks.ts';

describe('a public address', () => {
  it.each(['93.184.216.34', '8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:2800:220:1:248:1893:25c8:1946'])(
    'is %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '224.0.0.1',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    '2002:7f00:1::1',
    '2001:db8::1',
    'localhost',
    '',
  ])('is not %s', (address) => expect(isPublicAddress(address)).toBe(false));
});

describe('the look-up', () => {
  it.each([true, false])('gives no address of this machine to a connection, all=%s', async (all) => {
    const error = await new Promise((resolve) =>
      publicLookup('localhost', { all }, (failed) => resolve(failed)),
    );
    expect(error).toMatchObject({ reason: 'webhook-address-private', params: { host: 'localhost' } });
  });
});
