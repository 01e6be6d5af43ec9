import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { takeLevel } from '@/lib/platform/logging/log';
import { ROOT } from './paths';

/**
 * Takes settings from .env, as the web server does by itself; the environment takes precedence. Ends the process where
 * the web server would read something else in the file.
 */
export function loadSettingsFile(folder = ROOT): void {
  const file = join(folder, '.env');
  if (!existsSync(file)) return;
  const [name] = readDifferently(readFileSync(file, 'utf8')).filter((each) => !(each in process.env));
  if (name !== undefined) end(name);
  process.loadEnvFile(file);
  takeLevel();
}

/**
 * What Next takes for the name of another variable, or for a dollar sign with a backslash before it. Node, which reads
 * the file for all other commands, leaves both as they are.
 */
const EXPANDED = /\$[A-Za-z0-9_{]|\\\$/;

/** @returns the names of settings in a file that the web server and other commands read differently. */
export function readDifferently(text: string): readonly string[] {
  return Object.entries(parseEnv(text)).flatMap(([name, value]) =>
    value !== undefined && EXPANDED.test(value) ? [name] : [],
  );
}

function end(name: string): never {
  process.stderr.write(
    `.env: ${name} has a dollar sign in it, which the web server takes for another variable’s name. Choose a value without one; in an address, write %24.\n`,
  );
  process.exit(1);
}
