import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** The build's list of routes; only the part read here. */
const Manifest = z.object({
  staticRoutes: z.array(z.object({ page: z.string() })),
  dynamicRoutes: z.array(z.object({ page: z.string(), regex: z.string() })),
});

/**
 * @returns the pattern of the route that a path leads to; `static` for prerendered files, `other` for anything unknown.
 */
export type RouteOf = (path: string) => string;

/** Reads the patterns of this build's routes once. In development there are none, and everything is `other`. */
export async function readRoutes(): Promise<RouteOf> {
  const folder = process.env.NEXT_DIST_DIR ?? '.next';
  const file = join(/* turbopackIgnore: true */ process.cwd(), folder, 'routes-manifest.json');
  const text = await readFile(file, 'utf8').catch(() => '{"staticRoutes":[],"dynamicRoutes":[]}');
  return routesOf(Manifest.parse(JSON.parse(text)));
}

/**
 * Anybody can make up a path, so everything that matches nothing is one word: the build's patterns are all there can
 * be.
 */
export function routesOf({ staticRoutes, dynamicRoutes }: z.infer<typeof Manifest>): RouteOf {
  const fixed = new Set(staticRoutes.map(({ page }) => page));
  const open = dynamicRoutes.map(({ page, regex }) => ({ page, regex: new RegExp(regex) }));
  return (path) => {
    if (path.startsWith('/_next/')) return 'static';
    if (fixed.has(path)) return path;
    return open.find(({ regex }) => regex.test(path))?.page ?? 'other';
  };
}
