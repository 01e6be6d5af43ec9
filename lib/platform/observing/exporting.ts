import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  type Resource,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import {
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { onStopping } from '@/lib/platform/process/stopping';
import { stopTracing } from './tracing';

/**
 * Sends traces to OTEL_EXPORTER_OTLP_ENDPOINT, by OTLP over http. Next makes the spans of pages and routes by itself
 * once there is a receiver; ours are those of statements and jobs. Called only if configured: none of these packages is
 * loaded otherwise.
 */
export function startTracing(service: 'web' | 'worker'): void {
  const provider = new TracerProvider({
    resource: resourceOf(service),
    sampler: new ParentBasedSampler({ root: rootSampler() }),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  globalThis.handoverTracing = () => provider.shutdown();
  onStopping(() => void stopTracing());
}

/** OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES win over our own name. */
function resourceOf(service: string): Resource {
  return defaultResource()
    .merge(resourceFromAttributes({ 'service.name': `handover-${service}` }))
    .merge(detectResources({ detectors: [envDetector] }));
}

/** OTEL_TRACES_SAMPLER_ARG: which share of traces is kept, from 0 to 1. Defaults to all. */
function rootSampler() {
  const part = Number(process.env.OTEL_TRACES_SAMPLER_ARG || 1);
  return part < 1 ? new TraceIdRatioBasedSampler(part) : new AlwaysOnSampler();
}
