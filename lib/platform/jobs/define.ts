import type { z } from 'zod';
import { originOf } from './origin';

/** What a job is told about its own run. */
export type JobContext = {
  /** the first run is attempt 1 */
  readonly attempt: number;
  readonly isLastAttempt: boolean;
};

/** A job as the worker sees it: it checks its own payload. */
export type Job<Payload = never> = {
  readonly name: string;
  readonly maxAttempts: number;
  /** only for types: what `enqueue` must be given */
  readonly payloadOf?: (payload: Payload) => void;
  readonly perform: (raw: unknown, context: JobContext) => Promise<void>;
};

type JobDefinition<Schema extends z.ZodType> = {
  /** `mail.send`: never changes, since waiting jobs carry it */
  readonly name: string;
  readonly payload: Schema;
  readonly maxAttempts?: number;
  /** Must be idempotent: after a crash it runs again. Throws to be retried later. */
  readonly run: (payload: z.output<Schema>, context: JobContext) => Promise<void>;
};

/** Attempts are spread over about two days (exponential back-off); then the job is parked for a person to look at. */
const DEFAULT_ATTEMPTS = 14;

/** @returns a job that `enqueue` takes and a worker performs. */
export function defineJob<Schema extends z.ZodType>(definition: JobDefinition<Schema>): Job<z.input<Schema>> {
  return {
    name: definition.name,
    maxAttempts: definition.maxAttempts ?? DEFAULT_ATTEMPTS,
    perform: async (raw, context) => definition.run(definition.payload.parse(originOf(raw).payload), context),
  };
}
