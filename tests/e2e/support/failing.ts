import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Route } from 'playwright/test';
import { ROOT } from '@/scripts/steps/paths';

/** As nginx answers while nobody is behind it (docs/operate.md). */
export async function proxyIsAlone(route: Route): Promise<void> {
  const body = await readFile(join(ROOT, 'public/away.html'));
  await route.fulfill({ status: 502, contentType: 'text/html', body });
}

/** It is done, and nobody hears of it. */
export async function answerIsLost(route: Route): Promise<void> {
  await route.fetch();
  await route.abort();
}
