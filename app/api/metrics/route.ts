import { measurementsFor } from '@/lib/platform/observing/serving';

export const dynamic = 'force-dynamic';

/** What this process has measured, in Prometheus' format, for whoever shows METRICS_TOKEN. */
export async function GET(request: Request): Promise<Response> {
  return measurementsFor(request.headers.get('authorization'));
}
