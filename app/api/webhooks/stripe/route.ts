import { receiveEvent } from '@/lib/pay/stripe-events/events';

/** Stripe tells that something happened: written down, answered at once, and looked into by a job. */
export async function POST(request: Request): Promise<Response> {
  return receiveEvent(request);
}
