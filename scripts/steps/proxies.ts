import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Running } from './lifecycle';
import { startProcess } from './processes';
import { Refused } from './say';

interface Pooler {
  /** the app's login, behind the pooler */
  appUrl: string;
  /** whether it carries named statements, which pgbouncer does since 1.21 */
  carriesNames: boolean;
}

/** Starts pgbouncer in transaction mode in front of the database that `appUrl` names. */
export function startPooler(command: string, appUrl: string, port: number, running: Running): Pooler {
  const { hostname, port: to, pathname, username, password } = new URL(appUrl);
  const version = versionOf('pgbouncer', '--version', /PgBouncer (\d+)\.(\d+)/);
  const carriesNames = version >= 1_021;
  const folder = openFolder(`${command}-pgbouncer`);
  writeFileSync(join(folder, 'users.txt'), `"${username}" "${password}"\n`);
  const settings = {
    listen_addr: '127.0.0.1',
    listen_port: port,
    auth_type: 'scram-sha-256',
    auth_file: join(folder, 'users.txt'),
    pool_mode: 'transaction',
    max_client_conn: 500,
    default_pool_size: 20,
    unix_socket_dir: '',
    ...(process.getuid?.() === 0 && { user: 'postgres' }),
    ...(carriesNames && { max_prepared_statements: 500 }),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  const database = `* = host=${hostname} port=${to}`;
  const file = join(folder, 'pgbouncer.ini');
  writeFileSync(file, `[databases]\n${database}\n[pgbouncer]\n${lines.join('\n')}\n`);
  const program = { name: 'pgbouncer', program: 'pgbouncer', args: [file] };
  running.atEnd(startProcess(command, program).stop);
  return { appUrl: `postgresql://${username}:${password}@127.0.0.1:${port}${pathname}`, carriesNames };
}

interface Fronted {
  port: number;
  webs: readonly number[];
  /** the folder of away.html, which is shown while no web server answers */
  shown: string;
}

/** Starts nginx on `port` in front of web servers of this machine, as in docs/operate.md. */
export function startNginx(command: string, fronted: Fronted, running: Running): void {
  const folder = openFolder(`${command}-nginx`);
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, nginxConfig(folder, fronted));
  const args = ['-c', file, '-p', folder, '-e', join(folder, 'error.log')];
  running.atEnd(startProcess(command, { name: 'nginx', program: 'nginx', args }).stop);
}

function nginxConfig(folder: string, { port, webs, shown }: Fronted): string {
  // no passive health check: a server that failed once is tried with a single request, and a live stream never ends
  // that trial
  const servers = webs.map((web) => `server 127.0.0.1:${web} max_fails=0;`).join('\n    ');
  return `${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
pid ${folder}/nginx.pid;
worker_processes 1;
events { worker_connections 1024; }
http {
  access_log ${folder}/access.log;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  upstream handover {
    ${servers}
    keepalive 16;
  }
  server {
    listen 127.0.0.1:${port};
    client_max_body_size 30m;
    proxy_http_version 1.1;
    proxy_set_header Connection "";
    proxy_set_header Host $http_host;
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    proxy_set_header X-Forwarded-Proto $scheme;
    proxy_set_header X-Request-Id $request_id;
    proxy_connect_timeout 2s;
    proxy_next_upstream error timeout non_idempotent;
    error_page 502 504 /away.html;
    location = /away.html { internal; root ${shown}; }
    location / { proxy_pass http://handover; }
    location /api/live { proxy_pass http://handover; proxy_buffering off; proxy_read_timeout 90s; }
  }
}
`;
}

/** A folder that any account may read: started as root, pgbouncer runs as another account. */
function openFolder(name: string): string {
  const folder = join(tmpdir(), `handover-${name}-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  return folder;
}

function versionOf(program: string, flag: string, pattern: RegExp): number {
  try {
    const [, major, minor] = pattern.exec(execFileSync(program, [flag], { encoding: 'utf8' })) ?? [];
    return Number(major) * 1_000 + Number(minor);
  } catch {
    throw new Refused(`${program} isn't here; on Debian: apt-get install nginx-light pgbouncer`);
  }
}
