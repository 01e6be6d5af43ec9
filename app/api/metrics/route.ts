import { measurementsFor } from '@/lib/platform/observing/serving';

export const dynamic = 'force-dynamic';

/** This process's metrics, in Prometheus' format, for holders of METRICS_TOKEN. */
export async function GET(request: Request): Promise<Response> {
  return measurementsFor(request.headers.get('authorization'));
}
