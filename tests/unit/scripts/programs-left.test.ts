import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { leftBehind } from '@/tests/support/setup/programs.setup';

it('what a killed run left behind is removed by the next one, and nothing else in the folder', () => {
  const dist = mkdtempSync(join(tmpdir(), 'handover-dist-'));
  // a process that is over, and has been waited for
  const { pid: ended } = spawnSync(process.execPath, ['-e', '']);
  for (const name of [`tests-${ended}`, `tests-${process.pid}`, 'commands', 'tests-of-mine'])
    mkdirSync(join(dist, name));

  expect(leftBehind(dist)).toEqual([join(dist, `tests-${ended}`)]);
  expect(leftBehind(join(dist, 'nowhere'))).toEqual([]);
  rmSync(dist, { recursive: true });
});
