import { z } from 'zod';

/**
 * What can go wrong with a request. Before any work: `refused` 400, `declined` 402, `conflict` 409, `rate_limited` 429,
 * `broken` 500, `cut_before`. After the work: `broken_after` 500, `cut_after`, and `silent`, which never answers.
 * `held` is done, and answered only once another request has been.
 */
const KINDS = [
  'refused',
  'declined',
  'conflict',
  'rate_limited',
  'broken',
  'cut_before',
  'broken_after',
  'cut_after',
  'silent',
  'held',
] as const;

export const Fault = z.strictObject({
  kind: z.enum(KINDS),
  /** which requests, as a regular expression over "POST /v1/transfers"; left out: any */
  on: z.string().default(''),
  /** how many of them are let through first */
  after: z.number().int().nonnegative().default(0),
  times: z.number().int().positive().default(1),
});
export type FaultKind = z.output<typeof Fault>['kind'];
