import Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { makeLog } from '@/lib/platform/logging/log';

describe('a line of the log', () => {
  function logged(...entry: Parameters<ReturnType<typeof makeLog>['info']>): Record<string, unknown> {
    const lines: string[] = [];
    makeLog('info', { write: (line: string) => lines.push(line) }).info(...entry);
    return JSON.parse(lines.join(''));
  }

  it('is JSON, with its level and its message', () => {
    expect(logged({ action: 'briefs.accept' }, 'an action failed')).toMatchObject({
      level: 30,
      action: 'briefs.accept',
      msg: 'an action failed',
    });
  });

  it('has no token, address, secret or body in it, even when code would pass one in', () => {
    const secrets = ['token', 'email', 'password', 'secret', 'body', 'authorization', 'cookie'];
    const passed = Object.fromEntries(secrets.map((name) => [name, `the ${name} itself`]));

    const line = logged({ request: passed }, 'a request');

    expect(JSON.stringify(line)).not.toContain('itself');
    expect(line.request).toEqual(Object.fromEntries(secrets.map((name) => [name, '[redacted]'])));
  });

  it('says of an error what it is and where it came from, and nothing of whom it is about', () => {
    const card = { name: 'Ruth Adeyemi', email: 'ruth@adeyemi.example' };
    const raw = { message: 'Your card was declined.', type: 'card_error', code: 'card_declined' } as const;
    const refused = { ...raw, decline_code: 'do_not_honor', requestId: 'req_1', statusCode: 402 };
    const declined = Object.assign(new Stripe.errors.StripeCardError(refused), {
      payment_method: { billing_details: card },
    });
    const refusedRow = Object.assign(
      new Error('new row for relation "mails" violates check constraint "m"'),
      {
        code: '23514',
        detail: 'Failing row contains (1, ruth@adeyemi.example, The kiln is broken.)',
      },
    );
    const ofPrisma = Object.assign(new Error('Database error. Code: `23514`.', { cause: refusedRow }), {
      code: 'P2039',
      meta: {
        driverAdapterError: { name: 'DriverAdapterError', cause: { ...refusedRow, originalCode: '23514' } },
      },
    });

    const lines = [declined, ofPrisma, new AggregateError([refusedRow], 'both')].map(
      (err) => logged({ err }, 'a job failed').err,
    );

    expect(JSON.stringify(lines)).not.toMatch(/adeyemi|kiln/i);
    expect(lines).toMatchObject([
      {
        type: 'StripeCardError',
        message: 'Your card was declined.',
        code: 'card_declined',
        decline_code: 'do_not_honor',
        requestId: 'req_1',
        statusCode: 402,
        stack: expect.stringContaining('log.test.ts'),
      },
      {
        message: expect.stringContaining('violates check constraint'),
        code: 'P2039',
        meta: { driverAdapterError: { cause: { originalCode: '23514' } } },
      },
      { type: 'AggregateError', aggregateErrors: [{ code: '23514' }] },
    ]);
  });

  it('says what was thrown that is no error, as far as that identifies it', () => {
    expect(logged({ err: 'stop' }, 'a job failed').err).toBe('stop');
    expect(logged({ err: { code: 'E', body: 'The kiln is broken.' } }, 'a job failed').err).toEqual({
      code: 'E',
    });
  });
});
