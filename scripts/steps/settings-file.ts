import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths';

/** Takes settings from .env, as the web server does by itself; the environment takes precedence. */
export function loadSettingsFile(): void {
  const file = join(ROOT, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}
