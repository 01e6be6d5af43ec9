import { describe, expect, it } from 'vitest';
import { requestSignInLink } from '@/lib/people/signing-in.actions';
import { TestBrowser } from '@/tests/support/browser';
import { refusalOf } from '@/tests/support/forms';
import { givenDatabase } from '@/tests/support/postgres';
import { givenBrowser } from '@/tests/support/signing-in';

// believed from one proxy, as behind a load balancer
process.env.TRUSTED_PROXY_HOPS = '1';

givenDatabase();

describe('asking for links again and again', () => {
  it('is stopped after five for one address, from wherever they come, with the time to wait', async () => {
    const asks = Array.from({ length: 5 }, () =>
      givenBrowser().post(requestSignInLink, { email: 'flood@inbox.example' }),
    );
    await Promise.all(asks);

    const sixth = await givenBrowser().post(requestSignInLink, { email: 'FLOOD@inbox.example' });
    const neighbour = await givenBrowser().post(requestSignInLink, { email: 'calm@inbox.example' });

    expect(refusalOf(sixth.answer).code).toBe('too_many');
    expect(refusalOf(sixth.answer).message).toMatch(/Try again in \d+ minutes?\./);
    expect(neighbour.answer.status).toBe('done');
  });

  it('is stopped after thirty from one network, whatever the address', async () => {
    const ask = (n: number) =>
      new TestBrowser(`2001:db8:7:7::${n.toString(16)}`).post(requestSignInLink, {
        email: `n${n}@inbox.example`,
      });
    await Promise.all(Array.from({ length: 30 }, (_, n) => ask(n)));

    expect(refusalOf((await ask(31)).answer).code).toBe('too_many');
  });
});
