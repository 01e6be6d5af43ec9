import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { perform } from '@/scripts/steps/image';
import type { Running } from '@/scripts/steps/lifecycle';
import { isAlive } from '@/scripts/steps/processes';
import { eventually } from '@/tests/support/eventually';

describe('a line of the Dockerfile', () => {
  let folder: string;
  let cleanups: (() => unknown)[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'handover-line-'));
    cleanups = [];
    vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  const performed = (run: string) => {
    const running: Running = {
      atEnd: (cleanup) => cleanups.push(cleanup),
      stopped: new Promise(() => undefined),
    };
    return perform({ command: 'test', run, folder, env: { GIVEN: 'a name' }, running });
  };
  const written = (name: string) => readFileSync(join(folder, name), 'utf8').trim();

  it('runs in its folder, with the settings that it is given and no others', async () => {
    vi.stubEnv('NOT_GIVEN', 'of whoever runs this');

    await performed('echo "$GIVEN, $NOT_GIVEN, $NODE_ENV" > settings');

    expect(written('settings')).toBe('a name, , production');
  });

  it('that fails is named', async () => {
    await expect(performed('exit 3')).rejects.toThrow('The Dockerfile fails at: RUN exit 3');
  });

  it('is stopped with the command, together with what it has started', async () => {
    writeFileSync(join(folder, 'child'), '');
    const line = performed('sleep 600 & echo $! > child; wait; touch after').then(
      () => 'done',
      () => 'stopped',
    );
    await eventually(() => expect(written('child')).toMatch(/^\d+$/));

    await Promise.all(cleanups.map((cleanup) => cleanup()));

    expect(await line).toBe('stopped');
    await eventually(() => expect(isAlive(Number(written('child')))).toBe(false));
    expect(existsSync(join(folder, 'after'))).toBe(false);
  });
});
