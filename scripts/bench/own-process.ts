import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { z } from 'zod';
import type { DatabaseUrls } from '../steps/databases';
import { localEnv } from '../steps/demo-env';
import { ROOT } from '../steps/paths';
import { TSX } from '../steps/processes';

type Options = {
  readonly database: DatabaseUrls;
  readonly args?: readonly string[];
  /** settings besides those that a command on this machine has */
  readonly env?: Readonly<Record<string, string>>;
  /** whether what it writes to its standard error is shown meanwhile */
  readonly showsProgress?: boolean;
};

/**
 * Runs one of the bench's scripts in a process of its own, with the settings of an installation on that database: as
 * the app's role, under row level security.
 * @returns what it prints, as JSON that the schema describes.
 */
export async function measureInOwnProcess<T>(
  script: string,
  printed: z.ZodType<T>,
  { database, args = [], env = {}, showsProgress = false }: Options,
): Promise<T> {
  const { ownerUrl, appUrl } = database;
  const measuring = promisify(execFile)(process.execPath, [...TSX, `scripts/bench/${script}`, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...localEnv('bench', { ownerUrl, appUrl, url: 'http://localhost' }), ...env },
  });
  if (showsProgress) measuring.child.stderr?.pipe(process.stderr);
  return printed.parse(JSON.parse((await measuring).stdout));
}
