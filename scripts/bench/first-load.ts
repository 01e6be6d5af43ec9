import { gzipSync } from 'node:zlib';
import { Refused } from '@/scripts/steps/say';
import type { Target } from './rounds';

/** Gzip bytes of what a browser loads for a page's first view. */
export interface FirstLoad {
  /** its HTML, with the scripts and data within it */
  html: number;
  /** every script that the HTML names by a tag or a preload, without those for old browsers */
  scripts: number;
}

/**
 * What a modern browser loads for a page's first view; each file is compressed here, whether its server does so or not.
 */
export async function firstLoad(page: Target): Promise<FirstLoad> {
  const html = await (await answer(page.url, page.headers)).text();
  const sizes = await Promise.all(
    scriptsOf(html).map(async (path) => {
      const script = await answer(new URL(path, page.url).href, {});
      return gzipSync(await script.bytes()).byteLength;
    }),
  );
  return { html: gzipSync(html).byteLength, scripts: sizes.reduce((total, size) => total + size, 0) };
}

/** Addresses of the scripts that a browser with modules loads at once, each once. */
export function scriptsOf(html: string): string[] {
  const found = new Set<string>();
  for (const [tag] of html.matchAll(/<(?:script|link)\b[^>]*>/gi)) {
    const address = addressOf(tag);
    if (address) found.add(address);
  }
  return [...found];
}

function addressOf(tag: string): string | undefined {
  const attribute = (name: string) =>
    new RegExp(`\\s${name}="([^"]*)"`, 'i').exec(tag)?.[1]?.replaceAll('&amp;', '&');
  if (/^<script/i.test(tag)) return /\snomodule\b/i.test(tag) ? undefined : attribute('src');
  const rel = attribute('rel');
  const isScript = rel === 'modulepreload' || (rel === 'preload' && attribute('as') === 'script');
  return isScript ? attribute('href') : undefined;
}

async function answer(url: string, headers: Record<string, string>): Promise<Response> {
  const response = await fetch(url, { headers, redirect: 'manual' });
  if (!response.ok) throw new Refused(`${url} answered ${response.status}.`);
  return response;
}
