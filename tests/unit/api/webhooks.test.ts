import { globSync, readFileSync } from 'node:fs';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { WEBHOOK_EVENT_NAMES } from '@/lib/api/webhooks/events.rules';
import {
  aRoundBefore,
  forgottenBefore,
  keptUntil,
  nextTry,
  outcomeOf,
  stateOfWebhook,
  textOf,
} from '@/lib/api/webhooks/rules';
import { secretOf, signatureHeaders } from '@/lib/api/webhooks/signing.rules';
import { isLoopback, isPublicAddress } from '@/lib/platform/outgoing/addresses.rules';

const NOW = new Date();

describe('what a webhook can be sent', () => {
  it.each(WEBHOOK_EVENT_NAMES)('%s is written into the audit log by somebody', (event) => {
    const named = ['generated', 'webhooks', 'notifications', 'lib/audit'];
    const sources = globSync('lib/**/*.ts').filter((file) => !named.some((place) => file.includes(place)));

    expect(sources.some((file) => readFileSync(file, 'utf8').includes(`'${event}'`))).toBe(true);
  });
});

describe('a webhook in the list', () => {
  it('is a concern if it was given up, and none if an owner turned it off', () => {
    expect([
      stateOfWebhook(null, null),
      stateOfWebhook(NOW, 'by_owner'),
      stateOfWebhook(NOW, 'failed'),
      stateOfWebhook(NOW, 'gone'),
    ]).toEqual(['on', 'off', 'given_up', 'given_up']);
  });
});

describe('a signature', () => {
  const text = '{"type":"brief.approved"}';

  it('is verified by the standard’s own library, with either of two secrets while one replaces the other', () => {
    const [one, other] = [secretOf(Buffer.alloc(32, 1)), secretOf(Buffer.alloc(32, 2))];

    const headers = signatureHeaders({ id: 'a', at: NOW, text, secrets: [one, other] });

    expect(new Webhook(one).verify(text, { ...headers })).toEqual(JSON.parse(text));
    expect(new Webhook(other).verify(text, { ...headers })).toEqual(JSON.parse(text));
  });

  it('is refused by it when a letter was changed, or under another secret', () => {
    const secret = secretOf(Buffer.alloc(32, 1));
    const headers = { ...signatureHeaders({ id: 'a', at: NOW, text, secrets: [secret] }) };

    expect(() => new Webhook(secret).verify(text.replace('approved', 'declined'), headers)).toThrow(
      'No matching signature',
    );
    expect(() => new Webhook(secretOf(Buffer.alloc(32, 3))).verify(text, headers)).toThrow(
      'No matching signature',
    );
  });
});

describe('a message that wasn’t accepted', () => {
  it('is tried eight times over about a day, at growing intervals', () => {
    const waits: number[] = [];
    for (let tries = 1, next = nextTry(tries, NOW); next !== null; tries += 1, next = nextTry(tries, NOW)) {
      waits.push(next.getTime() - NOW.getTime());
    }

    expect(waits.map((wait) => wait / 60_000)).toEqual([1, 5, 30, 120, 300, 480, 600]);
    const inAll = waits.reduce((sum, wait) => sum + wait);
    expect(NOW.getTime() - aRoundBefore(NOW).getTime()).toBe(inAll);
  });

  it('is forgotten after 90 days, and kept for 30 for a webhook that is off', () => {
    const at = new Date('2027-03-01T12:00:00Z');

    expect(forgottenBefore(at)).toEqual(new Date('2026-12-01T12:00:00Z'));
    expect(keptUntil(at)).toEqual(new Date('2027-03-31T12:00:00Z'));
  });

  it.each([
    [200, 'taken'],
    [204, 'taken'],
    [299, 'taken'],
    [300, 'failed'],
    [199, 'failed'],
    [301, 'failed'],
    [410, 'gone'],
    [500, 'failed'],
    [null, 'failed'],
  ] as const)('is judged by the answer: %s is %s', (status, outcome) => {
    expect(outcomeOf(status)).toBe(outcome);
  });
});

describe('a posted message', () => {
  it('says what happened and what it is about, and nothing that anybody wrote', () => {
    const at = new Date('2026-11-26T16:00:00Z');
    const about = { workspaceId: 'w', engagementId: null, subjectKind: 'brief', subjectId: 'b' };

    expect(JSON.parse(textOf({ id: 'm', event: 'brief.approved', at, ...about }))).toEqual({
      type: 'brief.approved',
      timestamp: '2026-11-26T16:00:00.000Z',
      data: { kind: 'brief', id: 'b', businessId: 'w', engagementId: null },
    });
  });
});

describe('an address that is called', () => {
  it.each([
    '8.8.8.8',
    '1.1.1.1',
    '172.15.255.255',
    '172.32.0.1',
    '2606:4700:4700::1111',
    '2a00:1450:4001:800::200e',
    '2001:200::1',
    '3ffe:ffff::1',
  ])('may be %s', (ip) => {
    expect(isPublicAddress(ip)).toBe(true);
  });

  it.each([
    '127.0.0.1',
    '127.255.255.254',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '198.18.0.1',
    '192.0.2.1',
    '198.51.100.1',
    '203.0.113.1',
    '192.88.99.1',
    '240.0.0.1',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::a00:1',
    '2001:db8::1',
    '2002:a00:1::',
    '2001::1',
    'not an address',
    '',
    '1fff::1',
    '4000::1',
    '2001:1ff:ffff::1',
    '3fff::1',
    '3fff:fff::1',
  ])('is never %s', (ip) => {
    expect(isPublicAddress(ip)).toBe(false);
  });

  it('is this machine only if it is this machine', () => {
    const own = ['127.0.0.0', '127.0.0.1', '127.255.255.255', '::1'];
    const others = ['126.255.255.255', '128.0.0.0', '10.0.0.1', '8.8.8.8', '::2', '2606:4700:4700::1111', ''];

    expect([...own, ...others].filter(isLoopback)).toEqual(own);
  });
});
