import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Page, test } from 'playwright/test';

/** A part of a page: an element with everything in it. */
type Part = {
  /** its place among all parts, in document order; what contains it comes before it */
  readonly within: number;
  /**
   * how it is built, as far as an accessibility rule can tell: its elements with their roles, the states they are in,
   * whether they have words, and what names them; what contains it; how wide the page is, and whether it is dark. Not
   * which words, numbers and addresses. Rows that are built alike, one after the other, count as one.
   */
  readonly build: string;
  /** what holds the parts of the page together, and is checked by itself */
  readonly isFrame: boolean;
};

/** In this run, by any of its workers: the builds of parts without a fault. */
const record = () => join(test.info().project.outputDir, '.found-nothing-in');

/** What this worker has read of that, up to which byte: at the end of a run it has forty thousand lines. */
const read = { builds: new Set<string>(), upTo: 0 };

/**
 * What there is to check on a page: all of it, except parts that are built like one that was checked earlier in this
 * run, without a fault.
 * @returns the builds of what is new, and where among all elements the parts are that aren't.
 */
export async function newPartsOf(
  page: Page,
): Promise<{ builds: readonly string[]; known: readonly number[] }> {
  const found = foundNothingIn();
  const parts: readonly Part[] = JSON.parse(await page.evaluate(partsOfDocument));
  const isKnown: boolean[] = [];
  const builds: string[] = [];
  const known: number[] = [];
  for (const [at, { within, build, isFrame }] of parts.entries()) {
    const isInKnown = isKnown[within] ?? false;
    const wasFound = isInKnown || found.has(build);
    isKnown[at] = wasFound && !isFrame;
    if (!wasFound) builds.push(build);
    else if (isKnown[at] && !isInKnown) known.push(at);
  }
  return { builds, known };
}

function foundNothingIn(): ReadonlySet<string> {
  const file = record();
  if (!existsSync(file)) return read.builds;
  const written = readFileSync(file);
  // what another worker is still writing has no line end yet
  const end = written.lastIndexOf('\n') + 1;
  for (const build of written.toString('utf8', read.upTo, end).split('\n')) read.builds.add(build);
  read.upTo = end;
  return read.builds;
}

/** These had no fault. */
export function rememberParts(builds: readonly string[]): void {
  mkdirSync(test.info().project.outputDir, { recursive: true });
  appendFileSync(record(), `${builds.join('\n')}\n`);
}

/**
 * Runs in the page, so it includes everything it needs; leaves the elements there, in the order of the parts.
 * @returns the parts as JSON: the engine itself writes and reads that fast, but not a list of so many objects
 */
function partsOfDocument(): string {
  const REFERENCES =
    /^(for|form|headers|list|popovertarget|aria-(activedescendant|controls|describedby|details|errormessage|flowto|labelledby|owns))$/;
  const WORDS =
    /^(id|href|src|srcset|value|name|title|alt|placeholder|action|content|datetime|d|points|nonce|aria-label|aria-valuetext|data-.*)$/;
  const COUNTS = /^(aria-(valuenow|valuemin|valuemax|posinset|setsize)|max|min|step|maxlength|rows)$/;
  const STATES = [
    ':checked',
    ':disabled',
    ':invalid',
    ':focus-visible',
    ':popover-open',
    ':modal',
    ':placeholder-shown',
  ];

  /** The result for a text, computed once: the same looks and attributes occur again and again in a page. */
  const once = (work: (text: string) => string): ((text: string) => string) => {
    const known = new Map<string, string>();
    return (text) => {
      const done = known.get(text) ?? work(text);
      known.set(text, done);
      return done;
    };
  };

  /** A 53-bit hash (cyrb53): enough to tell some ten thousand apart. */
  const short = once((text) => {
    let [high, low] = [0xdeadbeef, 0x41c6ce57];
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      high = Math.imul(high ^ code, 2654435761);
      low = Math.imul(low ^ code, 1597334677);
    }
    high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
    low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
    return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
  });

  const attribute = once((said) => {
    const [name = ''] = said.split('=', 1);
    const value = said.slice(name.length + 1);
    if (REFERENCES.test(name)) {
      const there = value.split(/\s+/).map((id) => (document.getElementById(id)?.textContent ? '+' : '-'));
      return `${name}=${there.join('')}`;
    }
    if (COUNTS.test(name)) return name;
    if (WORDS.test(name)) return `${name}${value.trim() === '' ? '=' : ''}`;
    return `${name}=${value.replace(/\d+(\.\d+)?(?=px|%)/g, '0')}`;
  });

  const ids = new Map<string, number>();
  for (const { id } of document.querySelectorAll('[id]')) ids.set(id, (ids.get(id) ?? 0) + 1);

  const lookOf = (element: Element): string => {
    const attributes = [...element.attributes]
      .map(({ name, value }) => attribute(`${name}=${value}`))
      .sort()
      .join(' ');
    const states = STATES.filter((state) => element.matches(state)).join('');
    const isTwice = (ids.get(element.id) ?? 0) > 1 ? 'twice' : '';
    return `${element.localName} ${attributes} ${states}${isTwice}`;
  };

  const frames = new Set<Element>([document.documentElement, document.body]);
  for (const main of document.querySelectorAll('main')) {
    for (let frame: Element | null = main; frame; frame = frame.parentElement) frames.add(frame);
  }

  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const title = document.title.trim() === '' ? 'untitled' : 'titled';
  const parts: (Omit<Part, 'build'> & { build: string })[] = [];
  const elements: Element[] = [];
  const visit = (element: Element, within: number, around: string): string => {
    if (['script', 'style', 'template', 'noscript'].includes(element.localName)) return '';
    const at = elements.push(element) - 1;
    const isFrame = frames.has(element);
    const part = { within, build: '', isFrame };
    parts.push(part);
    const look = lookOf(element);
    const place = short(`${around} > ${look}`);
    const inside: string[] = [];
    for (const child of element.childNodes) {
      const found =
        child instanceof Element
          ? visit(child, at, place)
          : child instanceof Text && child.data.trim() !== ''
            ? 'words'
            : '';
      if (found !== '' && found !== inside.at(-1)) inside.push(found);
    }
    const whole = short(`${look}{${inside.join()}}`);
    part.build = short(`${around} ${isFrame ? look : whole}`);
    return whole;
  };
  visit(document.documentElement, -1, `${innerWidth} ${isDark} ${title}`);
  window.partsInOrder = elements;
  return JSON.stringify(parts);
}

declare global {
  interface Window {
    /** present once a page was checked */
    partsInOrder?: readonly Element[];
  }
}
