import type { Job } from '@/lib/platform/jobs';

/** Every job of every domain: what a worker knows how to do. */
export const allJobs: readonly Job[] = [];
