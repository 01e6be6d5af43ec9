import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COMPILE_AHEAD, compileAhead } from '@/scripts/steps/compile-ahead';

let distDir: string;

beforeEach(async () => {
  distDir = await mkdtemp(join(tmpdir(), 'handover-build-'));
  await mkdir(join(distDir, 'static'));
  await writeFile(join(distDir, 'static/react.js'), 'react();');
  await writeFile(join(distDir, 'static/page.js'), 'page();');
});

afterEach(async () => {
  await rm(distDir, { recursive: true });
});

const built = (manifest: unknown) =>
  writeFile(join(distDir, 'build-manifest.json'), JSON.stringify(manifest));
const script = (name: string) => readFile(join(distDir, 'static', name), 'utf8');

describe('what every page begins with', () => {
  it('is compiled ahead, and what single pages load isn’t', async () => {
    await built({ rootMainFiles: ['static/react.js'] });

    await compileAhead({ distDir });

    expect(await script('react.js')).toBe(`${COMPILE_AHEAD}react();`);
    expect(await script('page.js')).toBe('page();');
  });

  it('is marked once, however often it is built from the cache', async () => {
    await built({ rootMainFiles: ['static/react.js'] });

    await compileAhead({ distDir });
    await compileAhead({ distDir });

    expect(await script('react.js')).toBe(`${COMPILE_AHEAD}react();`);
  });

  it.each([{}, { rootMainFiles: [] }])('has to be named by the build: not %j', async (manifest) => {
    await built(manifest);

    await expect(compileAhead({ distDir })).rejects.toThrow('rootMainFiles');
  });
});
