import { describe, expect, it } from 'vitest';
import { authenticityOf, isHarmful } from '@/lib/platform/mail/receiving/authentic.rules';
import { isAutomatic } from '@/lib/platform/mail/receiving/automatic.rules';
import { readHead } from '@/lib/platform/mail/receiving/head';

const head = (...fields: readonly string[]) =>
  readHead(
    `${[...fields, 'From: Maria Santos <Maria@Santos.example>'].join('\r\n')}\r\n\r\nFrom: nobody\r\n`,
  );

describe("a received mail's header", () => {
  it('says who wrote it, in lower case, and nothing of the text', async () => {
    expect((await head('Message-ID: <1@santos.example>')).from).toBe('maria@santos.example');
  });

  it('that names two senders names none', async () => {
    expect((await head('From: ruth@adeyemi.example')).from).toBe('');
  });

  it.each(['mari\u212aa@santos.example', 'maria@ban\u212a.example'])(
    'names nobody by letters that only turn into an address’s in lower case: %s',
    async (from) => {
      expect((await readHead(`From: ${from}\r\n\r\n`)).from).toBe('');
    },
  );

  it('is read from the top, where the receiving server writes, even over folded lines', async () => {
    const { field } = await head(
      'Authentication-Results: amazonses.com;\r\n spf=fail;\r\n dmarc=fail',
      'Authentication-Results: amazonses.com; dmarc=pass',
    );

    expect(field('authentication-results')).toContain('dmarc=fail');
    expect(field('authentication-results')).not.toContain('pass');
  });
});

describe('whether a mail is really from its sender', () => {
  it.each([
    ['amazonses.com; spf=pass; dkim=pass; dmarc=pass header.from=santos.example', 'passed'],
    ['amazonses.com; spf=pass; dkim=pass; dmarc=fail header.from=santos.example', 'failed'],
    ['amazonses.com; spf=fail; dkim=fail; dmarc=none', 'failed'],
    ['amazonses.com; spf=softfail smtp.mailfrom=x', 'failed'],
    ['amazonses.com; spf=fail; dkim=pass header.i=@santos.example', 'passed'],
    ['amazonses.com; dkim=fail (bad; dmarc=pass) header.i=@a; dkim=pass header.i=@santos.example', 'passed'],
    ['amazonses.com; dkim=fail (a (b) c; dmarc=pass) header.i=@a', 'failed'],
    ['amazonses.com; spf=pass smtp.mailfrom="a; dmarc=pass "@evil.example; dmarc=fail', 'failed'],
    ['amazonses.com; spf=pass smtp.mailfrom="a\\"; dmarc=pass "@evil.example; dmarc=fail', 'failed'],
    ['amazonses.com; spf=pass smtp.mailfrom="a(b"@evil.example; dmarc=fail', 'failed'],
    ['amazonses.com; spf=pass smtp.mailfrom="(a"@santos.example; dmarc=pass (p=reject)', 'passed'],
    ['amazonses.com; spf=pass (a "quote) smtp.mailfrom=a@b; dmarc=fail', 'failed'],
    ['amazonses.com; spf=none (never closed; dmarc=fail', 'failed'],
    ['amazonses.com; spf=none; dkim=none', 'failed'],
    ['amazonses.com; none', 'unknown'],
  ] as const)('%s: %s', async (results, expected) => {
    expect(authenticityOf(await head(`Authentication-Results: ${results}`))).toBe(expected);
  });

  /** As Amazon SES writes it. */
  const ses = (envelope: string, signed: string) =>
    `amazonses.com; spf=pass (spfCheck: domain of ${envelope} designates 192.0.2.9 as permitted sender) client-ip=192.0.2.9; envelope-from=${envelope}; helo=mx.santos.example; dkim=pass header.i=@${signed}; dmarc=none header.from=santos.example;`;

  it.each([
    // its own domain, by either check
    [ses('maria@santos.example', 'mailer.example'), 'passed'],
    [ses('bounce+maria=santos.example@mailer.example', 'santos.example'), 'passed'],
    ['mx.example; spf=pass smtp.mailfrom=Santos.Example', 'passed'],
    ['mx.example; dkim=pass header.d=santos.example header.s=one', 'passed'],
    // whoever sends may write for a domain, but not for this one
    [ses('anybody@evil.example', 'evil.example'), 'failed'],
    [ses('santos.example@evil.example', 'evil.example'), 'failed'],
    [ses('"envelope-from=a@santos.example"@evil.example', 'evil.example'), 'failed'],
    [ses('a@notsantos.example', 'santos.example.evil.example'), 'failed'],
    // a name below it may have been given to a stranger
    [ses('a@evil.santos.example', 'evil.santos.example'), 'failed'],
    ['mx.example; spf=pass; dkim=pass', 'failed'],
    // passed for another, and failed for its own
    ['mx.example; dkim=pass header.d=evil.example; dkim=fail header.d=santos.example', 'failed'],
    ['mx.example; spf=pass smtp.mailfrom=a@santos.example; dmarc=fail', 'failed'],
  ] as const)(
    'without a DMARC record, only what vouches for its own domain counts: %s: %s',
    async (results, expected) => {
      expect(authenticityOf(await head(`Authentication-Results: ${results}`))).toBe(expected);
    },
  );

  it('a domain vouches for the parts of it', async () => {
    const results = 'Authentication-Results: mx.example; dkim=pass header.d=santos.example';

    expect(authenticityOf(await readHead(`${results}\r\nFrom: maria@shop.santos.example\r\n\r\n`))).toBe(
      'passed',
    );
  });

  it("isn't known when nobody checked", async () => {
    expect(authenticityOf(await head())).toBe('unknown');
  });

  it("doesn't matter for harmful mail", async () => {
    expect(isHarmful(await head('X-SES-Virus-Verdict: FAIL'))).toBe(true);
    expect(isHarmful(await head('X-SES-Virus-Verdict: PASS', 'X-SES-Spam-Verdict: GRAY'))).toBe(false);
  });
});

describe('a mail written by a program', () => {
  it.each([
    'Auto-Submitted: auto-replied',
    'Auto-Submitted: auto-generated (away until Monday)',
    'Precedence: bulk',
    'Precedence: List',
    'Return-Path: <>',
    'X-Autoreply: yes',
    'List-Id: <potters.example>',
  ])('is recognised by %s', async (field) => {
    expect(isAutomatic(await head(field))).toBe(true);
  });

  it.each([
    'mailer-daemon@mx.example',
    'postmaster@mx.example',
    'no-reply@shop.example',
    'noreply@shop.example',
  ])('is recognised by coming from %s', async (from) => {
    expect(isAutomatic(await readHead(`From: ${from}\r\n\r\n`))).toBe(true);
  });

  it("isn't what a person writes", async () => {
    const fields = ['Auto-Submitted: no', 'Return-Path: <maria@santos.example>', 'Precedence: normal'];

    expect(isAutomatic(await head(...fields))).toBe(false);
  });
});
