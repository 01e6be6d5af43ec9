import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const DOCS = ['README.md', ...globSync('docs/**/*.md')].sort();
/** Where the product itself refers to one of these pages: its settings, and what it tells operators. */
const WORDS = [
  '.env.example',
  'compose.yaml',
  'Dockerfile',
  ...globSync('lib/**/*.ts', { exclude: ['lib/platform/db/generated/**'] }),
];

const read = (file: string) => readFileSync(file, 'utf8');

/** @returns the address of a heading within its page, as GitHub makes it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

const headingsOf = (file: string) =>
  [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);

/** @returns a page's links that lead to nothing of ours. */
function brokenLinks(file: string): readonly string[] {
  const links = [...read(file).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)];
  return links
    .filter(([, path = '', anchor]) => {
      const target = path === '' ? file : normalize(join(dirname(file), path));
      if (!existsSync(target)) return true;
      return anchor !== undefined && !headingsOf(target).map(anchorOf).includes(anchor);
    })
    .map(([link]) => link);
}

/** @returns files and folders that a page names and that don't exist; `lib/briefs/rules` stands for its file. */
function missingPaths(file: string): readonly string[] {
  const named = [
    ...read(file).matchAll(/`((?:app|components|lib|prisma|public|scripts|tests)\/[^\s`*{<…]+)`/g),
  ];
  return named
    .map(([, path = '']) => path)
    .filter((path) => !existsSync(path) && globSync(`${path}.*`).length === 0);
}

describe('what is written about Handover', () => {
  it.each(DOCS)('%s links to pages, headings and files that exist', (file) => {
    expect([...brokenLinks(file), ...missingPaths(file)]).toEqual([]);
  });

  it('names commands that exist', () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(read('package.json')));
    const named = [...DOCS, ...WORDS].flatMap((file) => [...read(file).matchAll(/npm run ([a-z][a-z:-]*)/g)]);

    expect(named.map(([, name = '']) => name).filter((name) => !(name in scripts))).toEqual([]);
  });

  it('names parts of docs/operate.md that exist', () => {
    const named = WORDS.flatMap((file) => [...read(file).matchAll(/docs\/operate\.md, "?([A-Z][^".)]*)/g)]);
    const headings = headingsOf('docs/operate.md');

    expect(named.length).toBeGreaterThan(0);
    // a heading may go over two lines of a comment
    const parts = named.map(([, part = '']) => part.replace(/\s*\n#?\s*/g, ' ').trim());
    expect(parts.filter((part) => !headings.some((heading) => part.startsWith(heading)))).toEqual([]);
  });

  it('says how to keep what compose.yaml asks for: an image’s name given to one command would be another’s at the next', () => {
    const compose = read('compose.yaml');
    const asked = [...compose.matchAll(/\$\{(\w+):\?\}/g)].map(([, name]) => name);
    const kept = [...read('docs/operate.md').matchAll(/^(\w+)=\$\(.*\)$/gm)].map(([, name]) => name);

    expect(asked).toContain('HANDOVER_VERSION');
    expect(asked.filter((name) => !kept.includes(name))).toEqual([]);
    expect(compose).not.toMatch(/^ *image:.*:-/m);
  });
});
