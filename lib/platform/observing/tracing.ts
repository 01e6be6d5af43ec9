import { context, propagation, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

declare global {
  /** sends what waits and ends; set while traces are taken */
  var handoverTracing: (() => Promise<void>) | undefined;
}

/** @returns whether somebody takes traces; false costs a look at a variable and nothing else. */
export function isTracing(): boolean {
  return globalThis.handoverTracing !== undefined;
}

/** Sends what hasn't been sent, before the process ends. */
export async function stopTracing(): Promise<void> {
  await globalThis.handoverTracing?.().catch(() => undefined);
}

const tracer = () => trace.getTracer('handover');

/** @returns where in which trace we are (W3C Trace Context), to go on from there elsewhere; undefined without one. */
export function traceParent(): string | undefined {
  if (!isTracing()) return undefined;
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent;
}

/** Runs a job as a span of the trace that it came from. */
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

/** Begins the span of a statement: its text with numbered places, never the values in them. @returns how to end it. */
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

/** Only what kind of error it was: its words may hold what somebody wrote. */
function failed(span: Span, error: unknown): void {
  span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'failed' });
}
