import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Running } from './lifecycle';
import { ROOT } from './paths';
import { NEXT, runToEnd } from './processes';
import { Refused, say } from './say';

/** All that the production build is made from. */
const SOURCES = ['app', 'components', 'lib', 'public', 'prisma/schema', 'package-lock.json', 'tsconfig.json'];
const STAMP = join(ROOT, '.next/made-from');

let building: Promise<void> | undefined;

/**
 * Builds for production unless the existing build was made from exactly these sources; only once for everybody who
 * waits for it.
 */
export function ensureBuilt(env: Record<string, string>, running: Running): Promise<void> {
  building ??= buildUnlessBuilt(env, running);
  return building;
}

async function buildUnlessBuilt(env: Record<string, string>, running: Running): Promise<void> {
  const now = fingerprint();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === now) return;
  say('Building for production (about a minute)');
  // a cache only helps the second build, and a fresh clone usually builds once
  const cache = existsSync(STAMP) ? {} : { NEXT_BUILD_CACHE: 'none' };
  const build = runToEnd({
    name: 'build',
    args: [NEXT, 'build'],
    env: { ...env, NEXT_TYPES: 'unasked', ...cache },
  });
  running.atEnd(build.stop);
  if ((await build.ended) !== 0) throw new Refused('The build failed; the lines above say why.');
  writeFileSync(STAMP, now);
}

function fingerprint(): string {
  const hash = createHash('sha256');
  // next-env.d.ts is not among them: the build itself writes it
  const configs = readdirSync(ROOT).filter((name) =>
    /^((next|postcss|tailwind)\.config|instrumentation)\.(ts|mjs|js)$/.test(name),
  );
  for (const source of [...SOURCES, ...configs.sort()]) addTo(hash, join(ROOT, source));
  return hash.digest('hex');
}

function addTo(hash: ReturnType<typeof createHash>, path: string): void {
  if (!existsSync(path)) return;
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) addTo(hash, join(path, name));
    return;
  }
  hash.update(path.slice(ROOT.length)).update(readFileSync(path));
}
