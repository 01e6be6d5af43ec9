import { spawn } from 'node:child_process';
import type { Running } from '../steps/lifecycle';
import { ROOT } from '../steps/paths';
import { TSX } from '../steps/processes';
import { Refused, say } from '../steps/say';
import { type Business, Businesses } from './cast';
import { WITHOUT_WAITING } from './installation';

/** Makes the businesses of a soak, in a process of its own with the soak's settings. */
export async function makeBusinesses(
  env: Record<string, string>,
  running: Running,
): Promise<readonly Business[]> {
  say('Four businesses and eight assistants have agreed half a year ago');
  const args = ['--disable-warning=DeprecationWarning', ...TSX, 'scripts/soak/cast-process.ts'];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...env, PGOPTIONS: WITHOUT_WAITING },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.atEnd(() => void child.kill());
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += String(chunk);
  });
  const code = await new Promise<number>((resolve) => child.once('close', (ended) => resolve(ended ?? 1)));
  const [line] = said.trim().split('\n').slice(-1);
  if (code !== 0 || !line) throw new Refused('The businesses could not be made; the lines above say why.');
  return Businesses.parse(JSON.parse(line));
}
