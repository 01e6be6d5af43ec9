import { z } from 'zod';
import { currentWork } from '@/lib/platform/logging/work';
import { traceParent } from '@/lib/platform/observing/tracing';

/** Where a job came from; kept beside its payload, so that its log lines and span join those of the request. */
const Origin = z.object({
  requestId: z.string().max(64).optional(),
  traceParent: z.string().max(64).optional(),
});
export type Origin = z.infer<typeof Origin>;

/** No payload of ours has a field of this name. */
const FIELD = '_origin';

/** @returns the payload with the request that it follows from; unchanged if it follows from none. */
export function withOrigin(payload: unknown): unknown {
  const requestId = currentWork()?.requestId;
  if (requestId === undefined || typeof payload !== 'object' || payload === null) return payload;
  return { ...payload, [FIELD]: { requestId, traceParent: traceParent() } };
}

/** @returns a job's own payload, and where the job came from. */
export function originOf(raw: unknown): { readonly payload: unknown; readonly origin: Origin } {
  if (typeof raw !== 'object' || raw === null || !(FIELD in raw)) return { payload: raw, origin: {} };
  const { [FIELD]: told, ...payload } = raw;
  const origin = Origin.safeParse(told);
  return { payload, origin: origin.success ? origin.data : {} };
}
