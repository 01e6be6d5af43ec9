import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { NextRequest } from 'next/server';
import { allEndpoints } from '@/lib/api/endpoints';
import { hostileBodies, hostileTexts, type IdPool } from './hostile';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
const ORIGIN = 'http://localhost:3000';
/** A named part of an address, or all the rest of it. */
const NAMED = /\[(?:\.\.\.)?(\w+)\]/g;

/** An address's parts by name; for one that takes any depth, all of them. */
type Params = Readonly<Record<string, string | readonly string[]>>;

type Handler = (
  request: NextRequest,
  context: { readonly params: Promise<Params> },
) => Response | Promise<Response>;

export type Route = { readonly path: string; readonly method: string; readonly handler: Handler };

/** @returns every method of every route handler, found by searching, so that none can be forgotten. */
export async function exportedRoutes(): Promise<readonly Route[]> {
  const files = globSync('app/**/route.ts').sort();
  const modules = await Promise.all(
    files.map(async (file) => ({ file, module: await import(/* @vite-ignore */ resolve(file)) })),
  );
  return modules.flatMap(({ file, module }) =>
    METHODS.flatMap((method) =>
      typeof module[method] === 'function'
        ? [{ path: file.slice('app'.length, -'/route.ts'.length), method, handler: module[method] }]
        : [],
    ),
  );
}

export type Sent = {
  readonly params: Params;
  readonly search: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer> | null;
};

/** The query parameters that the product's addresses take. */
const ASKED = [
  'year',
  'month',
  'from',
  'until',
  'span',
  'who',
  'kind',
  'after',
  'before',
  'list',
  'q',
  'in',
  'of',
];
const ALSO_ASKED = [
  'since',
  'for',
  'poll',
  'signature',
  'until',
  'as',
  'to',
  'show',
  'group',
  'sort',
  '__proto__',
];

/** What a part of an address names, if its name alone doesn't say. */
const TABLES: Readonly<Record<string, string>> = {
  workspace: 'workspaces',
  engagement: 'engagements',
  payment: 'payments',
  file: 'files',
  upload: 'uploads',
  setup: 'pay_setups',
};

/** Lists that can be saved as files. */
const LISTS = [
  'briefs.csv',
  'assistants.json',
  'agreements.csv',
  'playbooks.json',
  'evaluations.csv',
  'done.csv',
];

/** @returns requests to a route: some nearly right, some all wrong. @param slugs names of businesses in addresses */
export function requestsTo(
  { path, method }: Route,
  pool: IdPool,
  slugs: readonly string[],
): fc.Arbitrary<Sent> {
  const texts = hostileTexts(pool);
  const names = [...path.matchAll(NAMED)].map(([, name = '']) => name);
  const params = names.map((name): fc.Arbitrary<string | readonly string[]> => {
    if (path.includes(`[...${name}]`)) return apiPaths(texts);
    const known = [
      ...(pool[TABLES[name] ?? ''] ?? []),
      ...(name === 'workspace' && path.startsWith('/w/') ? slugs : []),
      ...(name === 'list' ? LISTS : []),
    ];
    return known.length === 0
      ? texts
      : fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: texts });
  });
  const hasBody = !['GET', 'HEAD', 'OPTIONS'].includes(method);
  return fc.record({
    params: fc
      .tuple(...params)
      .map((values) => Object.fromEntries(names.map((name, at) => [name, values[at] ?? '']))),
    search: fc.dictionary(fc.constantFrom(...ASKED, ...ALSO_ASKED), texts, { maxKeys: 4 }),
    headers: headersWith(texts),
    body: hasBody ? fc.option(hostileBodies(pool)) : fc.constant(null),
  });
}

/** @returns the parts of an API address, with hostile ids in it; now and then an address that doesn't exist. */
function apiPaths(texts: fc.Arbitrary<string>): fc.Arbitrary<readonly string[]> {
  const known = fc.constantFrom(...new Set(allEndpoints.map(({ path }) => path.slice(1).split('/'))));
  const filled = known.chain((parts) =>
    fc.tuple(...parts.map((part) => (part.startsWith('{') ? texts : fc.constant(part)))),
  );
  return fc.oneof(
    { weight: 9, arbitrary: filled },
    { weight: 1, arbitrary: fc.array(texts, { maxLength: 4 }) },
  );
}

function headersWith(texts: fc.Arbitrary<string>): fc.Arbitrary<Readonly<Record<string, string>>> {
  const value = texts.map((text) =>
    text
      .replace(/[^\x20-\x7e]/g, '')
      .trim()
      .slice(0, 4_000),
  );
  const own = fc.constantFrom<Readonly<Record<string, string>>>(
    { 'sec-fetch-site': 'same-origin' },
    {
      'sec-fetch-site': 'same-origin',
      'tus-resumable': '1.0.0',
      'upload-length': '10',
      'upload-offset': '0',
    },
    { origin: ORIGIN, 'content-type': 'application/json' },
    { origin: 'https://evil.example' },
    {},
  );
  const names = [
    'content-type',
    'last-event-id',
    'range',
    'if-none-match',
    'authorization',
    'stripe-signature',
  ];
  const tus = [
    'upload-metadata',
    'upload-length',
    'upload-offset',
    'svix-id',
    'svix-signature',
    'svix-timestamp',
  ];
  return fc
    .tuple(own, fc.dictionary(fc.constantFrom(...names, ...tus), value, { maxKeys: 3 }))
    .map(([right, wrong]) => ({ ...right, ...wrong }));
}

/** At most this much of an answer is read; a stream of hints has no end. */
const MOST_READ = 2_000_000;

/**
 * Calls a route as Next does.
 * @returns what a browser would see, with Next's own signals turned into what it makes of them.
 */
export async function answerOf(
  { path, method, handler }: Route,
  { params, search, headers, body }: Sent,
): Promise<{ readonly status: number; readonly text: string }> {
  const leaves = new AbortController();
  const url = new URL(path.replace(NAMED, 'x'), ORIGIN);
  url.search = new URLSearchParams(search).toString();
  const request = new NextRequest(url, { method, headers, signal: leaves.signal, ...(body && { body }) });
  try {
    const answer = await handler(request, { params: Promise.resolve(params) });
    return { status: answer.status, text: await beginningOf(answer) };
  } catch (error) {
    const status = signalled(error);
    if (status === null) throw error;
    return { status, text: '' };
  } finally {
    leaves.abort();
  }
}

/** @returns the status that a thrown notFound() or redirect() stands for; null for an error. */
function signalled(error: unknown): number | null {
  if (!(error instanceof Error) || !('digest' in error)) return null;
  const [kind, , , status] = String(error.digest).split(';');
  if (kind === 'NEXT_REDIRECT') return Number(status) || 307;
  return kind === 'NEXT_HTTP_ERROR_FALLBACK' ? Number(String(error.digest).split(';')[1]) : null;
}

async function beginningOf(answer: Response): Promise<string> {
  if (answer.headers.get('content-type')?.startsWith('text/event-stream')) {
    await answer.body?.cancel();
    return '';
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size > MOST_READ) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}
