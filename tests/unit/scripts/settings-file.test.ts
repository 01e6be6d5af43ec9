import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { log, takeLevel } from '@/lib/platform/logging/log';
import { loadSettingsFile, readDifferently } from '@/scripts/steps/settings-file';

class Ended extends Error {}

describe('the file of settings', () => {
  const folder = mkdtempSync(join(tmpdir(), 'handover-settings-'));
  const said = vi.spyOn(process.stderr, 'write');
  const exit = vi.spyOn(process, 'exit');
  const load = (text: string) => {
    writeFileSync(join(folder, '.env'), text);
    loadSettingsFile(folder);
  };
  beforeEach(() => {
    said.mockReset().mockReturnValue(true);
    exit.mockReset().mockImplementation(() => {
      throw new Ended();
    });
    for (const name of ['LOG_LEVEL', 'SEAL_KEY_PASSWORD']) vi.stubEnv(name, undefined);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    takeLevel();
    rmSync(join(folder, '.env'), { force: true });
  });

  it('says how much a worker logs, though that reads it once everything is loaded', () => {
    load('LOG_LEVEL=debug\n');
    expect(log.level).toBe('debug');
  });

  it('is refused with a dollar sign in it, where the web server would read something else than this', () => {
    expect(() => load("SEAL_KEY_PASSWORD='four$words'\n")).toThrow(Ended);

    expect(said.mock.calls.join()).toContain('SEAL_KEY_PASSWORD has a dollar sign in it');
    expect(said.mock.calls.join()).not.toContain('words');
    expect(process.env.SEAL_KEY_PASSWORD).toBeUndefined();
  });

  it('doesn’t matter where the environment has the setting already', () => {
    vi.stubEnv('SEAL_KEY_PASSWORD', 'four$words');

    load("SEAL_KEY_PASSWORD='other$words'\n");

    expect(process.env.SEAL_KEY_PASSWORD).toBe('four$words');
  });

  it.each([
    ['A=pa$word', ['A']],
    ['A="pa$word"', ['A']],
    ['A=pa$'.concat('{word}'), ['A']],
    ['A=5$1', ['A']],
    ['A=pa\\$word', ['A']],
    ['A=pa$!word\nB=pa$', []],
    ['# A=$word\nA=word # $word', []],
  ])('is read alike by both, or not: %s', (text, names) => {
    expect(readDifferently(text)).toEqual(names);
  });
});
