import { z } from 'zod';
import { type Listed, pageOf } from './listing';
import { listing, text } from './parameters';
import { type Route, route } from './router';

type OfCharge = Listed & { readonly charge: unknown; readonly payment_intent: unknown };

/** @returns the route that lists what belongs to charges: all of it, or that of one charge or payment intent. */
export function listedByCharge(
  path: `/v1/${string}`,
  all: { readonly newestFirst: () => readonly OfCharge[] },
): Route {
  const parameters = z.strictObject({ ...listing, charge: text.optional(), payment_intent: text.optional() });
  return route('GET', path, parameters, ({ parameters: { charge, payment_intent: intent, ...page } }) => {
    const found = all
      .newestFirst()
      .filter(
        (each) =>
          (charge === undefined || each.charge === charge) &&
          (intent === undefined || each.payment_intent === intent),
      );
    return pageOf(path, found, page);
  });
}
