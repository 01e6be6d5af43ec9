import { describe, expect, it } from 'vitest';
import { JOBS_LEFT_BEHIND, TRAVELLING_JOBS, TRAVELLING_JOBS_OF_ONE_PERSON } from '@/lib/archive/jobs.rules';
import { allJobs } from '@/lib/jobs';

describe('what waits to be done for a business that moves', () => {
  it('goes along or stays, each job for a reason', () => {
    const named = [...TRAVELLING_JOBS, ...TRAVELLING_JOBS_OF_ONE_PERSON, ...Object.keys(JOBS_LEFT_BEHIND)];

    expect(new Set(named).size).toBe(named.length);
    expect(named.toSorted()).toEqual(allJobs.map(({ name }) => name).toSorted());
  });
});
