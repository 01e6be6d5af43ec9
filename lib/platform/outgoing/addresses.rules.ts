import { BlockList, isIP } from 'node:net';

/**
 * Addresses that aren't public: this machine, private networks, clouds' metadata (169.254.169.254 among them),
 * multicast, documentation, and ways to reach IPv4 through IPv6 (IANA's registries of special-purpose addresses, RFC
 * 6890).
 */
const NOT_PUBLIC = {
  ipv4: [
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ],
  // only 2000::/3 is allocated; these parts of it lead elsewhere
  ipv6: [
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
    ['3fff::', 20],
  ],
} as const;

const blocked = new BlockList();
for (const [net, prefix] of NOT_PUBLIC.ipv4) blocked.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of NOT_PUBLIC.ipv6) blocked.addSubnet(net, prefix, 'ipv6');
const givenOut = new BlockList();
givenOut.addSubnet('2000::', 3, 'ipv6');
const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/**
 * @returns whether an address is on the open internet; for IPv6 only what is allocated there, so never a mapped IPv4.
 */
export function isPublicAddress(ip: string): boolean {
  switch (isIP(ip)) {
    case 4:
      return !blocked.check(ip, 'ipv4');
    case 6:
      return givenOut.check(ip, 'ipv6') && !blocked.check(ip, 'ipv6');
    default:
      return false;
  }
}

/** @returns whether an address is this machine itself. */
export function isLoopback(ip: string): boolean {
  const family = isIP(ip);
  return family !== 0 && loopback.check(ip, family === 4 ? 'ipv4' : 'ipv6');
}
