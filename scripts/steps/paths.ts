import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's own folder, without a slash at the end. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Everything a command keeps between runs is here; deleting it starts over. */
export const KEPT = join(ROOT, '.handover');
