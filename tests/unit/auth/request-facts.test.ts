import { describe, expect, it } from 'vitest';
import { clientIp, countedNetwork } from '@/lib/platform/auth/request-facts';

describe('the caller’s address', () => {
  it.each([
    ['203.0.113.7', 1, '203.0.113.7'],
    ['198.51.100.1, 203.0.113.7', 1, '203.0.113.7'],
    ['198.51.100.1, 203.0.113.7, 10.0.0.2', 2, '203.0.113.7'],
    ['2001:db8::7', 1, '2001:db8::7'],
    // a proxy that listens on IPv6 for both writes an IPv4 caller like this
    ['::ffff:203.0.113.7', 1, '203.0.113.7'],
    ['::FFFF:cb00:7107', 1, '203.0.113.7'],
    ['0:0:0:0:0:ffff:203.0.113.7', 1, '203.0.113.7'],
    ['::fffe:203.0.113.7', 1, '::fffe:203.0.113.7'],
  ])('of "%s" behind %i of our proxies is %s', (header, hops, expected) => {
    expect(clientIp(header, hops)).toBe(expected);
  });

  it.each([
    ['203.0.113.7', 0],
    [null, 1],
    ['', 1],
    ['203.0.113.7', 2],
    ['not-an-address', 1],
    ['203.0.113.7:443', 1],
    ["203.0.113.7'; drop table users", 1],
  ])('of %j behind %i of our proxies is unknown', (header, hops) => {
    expect(clientIp(header, hops)).toBeNull();
  });

  it('can’t be chosen by the caller, who writes only what is left of our proxies’ entries', () => {
    expect(clientIp('192.0.2.1, 192.0.2.2, 203.0.113.7', 1)).toBe('203.0.113.7');
  });
});

describe('the network that calls are counted by', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff::1', '2001:db8:1:2::/64'],
    ['2001:0db8::7', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::', 'fe80:0:0:0::/64'],
    ['2001:db8:1:2:3::', '2001:db8:1:2::/64'],
    ['2001:db8:1::6:7:8', '2001:db8:1:0::/64'],
    ['2001::4:5:6:7:8', '2001:0:0:4::/64'],
    ['::2:3:4:5:6:7:8', '0:2:3:4::/64'],
  ])('of %s is %s', (ip, network) => {
    expect(countedNetwork(ip)).toBe(network);
  });
});
