import { answerOfReadiness } from '@/lib/platform/process/readiness';

export const dynamic = 'force-dynamic';

/** Ready: for a load balancer, which sends nobody here while this answers 503. */
export async function GET(): Promise<Response> {
  return answerOfReadiness();
}
