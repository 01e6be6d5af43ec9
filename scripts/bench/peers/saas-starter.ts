import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Running } from '@/scripts/steps/lifecycle';
import { answering } from '@/scripts/steps/parts';
import { firstFreePort } from '@/scripts/steps/ports';
import { startProcess } from '@/scripts/steps/processes';
import { emptyDatabase, fill, fillingSql, settle } from '../databases';
import type { Target } from '../rounds';
import { PAST, type Peer } from './peer';

const NAME = 'saas-starter';
/** The person whom saas-starter.sql makes first, in an otherwise empty database. */
const PERSON = { id: 1 };
const DAY_SECONDS = 86_400;

/** The starter for business apps by Next's makers: github.com/nextjs/saas-starter, in a folder where it is built. */
export function findSaasStarter(named: string | undefined): Peer {
  if (!named)
    return { name: NAME, isHere: false, why: 'PEER_SAAS_STARTER names no checkout of nextjs/saas-starter' };
  const folder = resolve(named);
  if (!existsSync(join(folder, '.next/prerender-manifest.json')))
    return { name: NAME, isHere: false, why: `${folder} has no production build: run its own build there` };
  return { name: NAME, isHere: true, start: (adminUrl, running) => start(folder, adminUrl, running) };
}

async function start(folder: string, adminUrl: string, running: Running): Promise<Target[]> {
  const database = await emptyDatabase(adminUrl, 'bench_peer_saas_starter', running);
  const settings = { 'bench.past': String(PAST) };
  await fill(database, [...migrationsIn(folder), { sql: fillingSql('peers/saas-starter.sql'), settings }]);
  await settle(database);
  const secret = randomBytes(32).toString('hex');
  const { url, pid } = await serve(folder, database, secret, running);
  const headers = { cookie: `session=${sessionSignedWith(secret)}` };
  return [
    { name: `${NAME}’s dashboard`, url: `${url}/dashboard`, headers, pid },
    { name: `${NAME}’s activity`, url: `${url}/dashboard/activity`, headers, pid },
  ];
}

function migrationsIn(folder: string) {
  const files = globSync(join(folder, 'lib/db/migrations/*.sql')).sort();
  return files.map((file) => ({ sql: readFileSync(file, 'utf8'), settings: {} }));
}

/** Run by the Next that it pins. Its Stripe key is invalid: neither of the two pages calls Stripe. */
async function serve(folder: string, database: string, secret: string, running: Running) {
  const port = await firstFreePort(3470);
  const url = `http://127.0.0.1:${port}`;
  const env = {
    POSTGRES_URL: database,
    AUTH_SECRET: secret,
    BASE_URL: url,
    STRIPE_SECRET_KEY: 'sk_test_none',
    STRIPE_WEBHOOK_SECRET: 'whsec_none',
    NEXT_TELEMETRY_DISABLED: '1',
  };
  const next = join(folder, 'node_modules/next/dist/bin/next');
  const args = [next, 'start', '-H', '127.0.0.1', '-p', String(port)];
  const server = startProcess('bench', { name: NAME, cwd: folder, args, env });
  running.atEnd(server.stop);
  await answering(NAME, server, url, 'bench');
  return { url, pid: server.child.pid };
}

/**
 * What its sign-in would set: a JSON Web Token with an HMAC (RFC 7519). Its forms are built by scripts alone, so none
 * can be posted.
 */
function sessionSignedWith(secret: string): string {
  const now = Math.floor(Date.now() / 1000);
  const until = now + DAY_SECONDS;
  const session = { user: PERSON, expires: new Date(until * 1000).toISOString(), iat: now, exp: until };
  const parts = [{ alg: 'HS256' }, session].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  const signature = createHmac('sha256', secret).update(parts.join('.')).digest('base64url');
  return [...parts, signature].join('.');
}
