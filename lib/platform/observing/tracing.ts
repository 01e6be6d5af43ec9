import { context, propagation, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

declare global {
  /** flushes and ends; set while traces are taken */
  var handoverTracing: (() => Promise<void>) | undefined;
}

/** @returns whether traces are taken; when they aren't, this costs one look at a variable. */
export function isTracing(): boolean {
  return globalThis.handoverTracing !== undefined;
}

/** Sends what hasn't been sent yet, before the process ends. */
export async function stopTracing(): Promise<void> {
  await globalThis.handoverTracing?.().catch(() => undefined);
}

const tracer = () => trace.getTracer('handover');

/** @returns our place in the current trace (W3C Trace Context), to continue from elsewhere; undefined without one. */
export function traceParent(): string | undefined {
  if (!isTracing()) return undefined;
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent;
}

/** Runs a job as a span of the trace it came from. */
export async function tracedJob<T>(
  job: string,
  parent: string | undefined,
  run: () => Promise<T>,
): Promise<T> {
  if (!isTracing()) return run();
  const from = propagation.extract(context.active(), { traceparent: parent });
  return tracer().startActiveSpan(`job ${job}`, { kind: SpanKind.CONSUMER }, from, async (span) => {
    try {
      return await run();
    } catch (error) {
      failed(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/**
 * Begins a statement's span: its text with numbered placeholders, never the values. @returns a function that ends it.
 */
export function traceStatement(text: string): (error?: unknown) => void {
  if (!isTracing()) return () => undefined;
  const verb = /^\s*(\w+)/.exec(text)?.[1]?.toUpperCase() ?? 'SQL';
  const span = tracer().startSpan(verb, {
    kind: SpanKind.CLIENT,
    attributes: { 'db.system.name': 'postgresql', 'db.query.text': text.slice(0, 2_000) },
  });
  return (error) => {
    if (error) failed(span, error);
    span.end();
  };
}

/** Only the kind of error: its message may hold what somebody wrote. */
function failed(span: Span, error: unknown): void {
  span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'failed' });
}
