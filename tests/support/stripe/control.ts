import { z } from 'zod';
import type { Answer, Api } from './api';
import type { Seconds } from './clock';
import { Fault } from './faults';
import { Switch } from './webhooks';

interface Asked {
  method: string;
  pathname: string;
  body: string;
}

/** What the demo and browser tests set in another process; not part of Stripe. */
export function control({ api, advance }: { api: Api; advance: (seconds: Seconds) => Promise<void> }) {
  return async ({ method, pathname, body }: Asked): Promise<Answer> => {
    const read = Order.safeParse({ what: `${method} ${pathname}`, body: parsed(body) });
    if (!read.success) return said(400, z.prettifyError(read.error));
    const order = read.data;
    if (order.what === 'POST /_stand-in/clock') await advance(order.body.advance);
    else if (order.what === 'POST /_stand-in/faults') api.faults.add(order.body);
    else if (order.what === 'POST /_stand-in/webhooks') api.webhooks.switches.add(order.body);
    else {
      api.faults.clear();
      api.webhooks.switches.clear();
    }
    return said(200, 'done');
  };
}

const Order = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('POST /_stand-in/clock'),
    body: z.strictObject({ advance: z.number().int().positive() }),
  }),
  z.object({ what: z.literal('POST /_stand-in/faults'), body: Fault }),
  z.object({ what: z.literal('POST /_stand-in/webhooks'), body: Switch }),
  z.object({ what: z.literal('DELETE /_stand-in/faults'), body: z.undefined() }),
]);

function parsed(body: string): unknown {
  try {
    return body === '' ? undefined : JSON.parse(body);
  } catch {
    return null;
  }
}

function said(status: number, text: string): Answer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: text };
}
