import { env } from '@/lib/platform/env/env';

/** Starts what the settings ask for: metrics, traces. Nothing is loaded for what they don't. */
export async function startObserving(service: 'web' | 'worker'): Promise<void> {
  if (env().METRICS_TOKEN !== undefined) (await import('./prometheus')).startMeasuring();
  if (isTracingAsked()) (await import('./exporting')).startTracing(service);
}

/** As OpenTelemetry's specification has it: traces are wanted if there is an address to send them to. */
function isTracingAsked(): boolean {
  const { OTEL_SDK_DISABLED, OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT } = process.env;
  if (OTEL_SDK_DISABLED === 'true') return false;
  return Boolean(OTEL_EXPORTER_OTLP_ENDPOINT || OTEL_EXPORTER_OTLP_TRACES_ENDPOINT);
}
