import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { allJobs } from '@/lib/jobs';

/** Read from the sources: a job that nobody registers is missing from every list of ours. */
function definedJobs(): string[] {
  return globSync('lib/**/*.ts')
    .flatMap((file) => [
      ...readFileSync(file, 'utf8').matchAll(/define(?:Job\(\{\s*name: |Reminder\(|Sealing\()'([^']+)'/g),
    ])
    .map(([, name]) => name ?? '');
}

it('a worker does every job that exists, and each has a unique name', () => {
  const names = allJobs.map(({ name }) => name);

  expect(names.toSorted()).toEqual(definedJobs().toSorted());
  expect(new Set(names).size).toBe(names.length);
});
