import { describe, expect, test } from 'vitest';
import { routesOf, VERSION } from '@/tests/support/stripe/api';
import { Clock } from '@/tests/support/stripe/clock';
import { examples, Shapes } from '@/tests/support/stripe/shapes/shapes';
import { World } from '@/tests/support/stripe/world';

const shapes = new Shapes({ isClosed: true });

describe('the shapes', () => {
  test('refuse a response that lacks a field, has one too many, or one of another kind', () => {
    const example = { ...examples.refund };
    const { amount, ...without } = example;

    expect(shapes.ofObject('refund', example)).toEqual([]);
    expect(shapes.ofObject('refund', without)).toHaveLength(1);
    expect(shapes.ofObject('refund', { ...example, colour: 'red' })).toHaveLength(1);
    expect(shapes.ofObject('refund', { ...example, amount: String(amount) })).toHaveLength(1);
  });

  test('refuse a request with a parameter that Stripe removed', () => {
    const asked = (form: string) => shapes.ofRequest('POST', '/v1/payment_intents', form);

    expect(asked('amount=100&currency=usd&allowed_payment_method_types[0]=card')).toEqual([]);
    expect(asked('amount=100&currency=usd&payment_method_types[0]=card')).toHaveLength(1);
  });

  test.each([
    'account_link',
    'balance',
    'balance_transaction',
    'bank_account',
    'capability',
    'customer',
    'login_link',
    'refund',
    'transfer_reversal',
  ])("know Stripe's own example of a %s", (object) => {
    expect(shapes.ofObject(object, examples[object])).toEqual([]);
  });
});

describe('the endpoints that are played', () => {
  const world = new World(new Clock(new Date(0)), VERSION, () => '');

  test.each(routesOf(world).map((route) => [`${route.method} ${route.address}`, route] as const))(
    "%s is one of Stripe's and takes nothing that Stripe doesn't",
    (_, route) => {
      const known = shapes.parametersOf(route.method, route.address.replaceAll(/:\w+/g, 'x'));

      expect(known).not.toBeNull();
      expect(route.takes.filter((each) => !known?.includes(each))).toEqual([]);
    },
  );
});
