import type { Page } from 'playwright';
import { DEMO_PEOPLE } from '@/lib/people/signing-in/demo';

/** What a page shows instead of the names of the demo's people and what they wrote. */
export type Pretence = {
  readonly name: (at: number) => string;
  readonly title: (at: number) => string;
  /** replaces each paragraph that somebody wrote; null: it stays */
  readonly text: string | null;
  /** the page is mirrored as well, as it will be in their language */
  readonly isFromRight?: true;
};

/** Names as long as real ones get, and a word that can't be broken at a space. */
export const LONG: Pretence = {
  name: (at) =>
    at % 2 === 0
      ? 'Maximiliana Konstantinopoulou-Wolfeschlegelstein of Rindfleischetikettierung & Daughters'
      : 'Uvuvwevwevweonyetenyevweugwemubwemossas',
  title: (at) =>
    `Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz ${at}, and whatever else has to be settled with the printers before the fair opens`,
  text: null,
};

/** What people in Riyadh would have written. */
export const RIGHT_TO_LEFT: Pretence = {
  name: (at) => (at % 2 === 0 ? 'مريم بنت عبد الرحمن القحطاني' : 'ورشة الخزف الشرقية'),
  title: (at) => `تجهيز صور المنتجات الجديدة لمعرض الخريف رقم ${at} (PDF)`,
  text: 'نحتاج إلى قائمة بكل القطع مع الأسعار والمقاسات، مرتبة حسب المجموعة. إذا كان هناك سؤال فاكتبيه هنا قبل يوم الخميس.',
  isFromRight: true,
};

const NAMES = [
  ...Object.values(DEMO_PEOPLE).map(({ name }) => name),
  'Adeyemi Ceramics',
  'Quayside Books',
  'Léa Fontaine',
];
/** First names stand alone in many sentences; the longest are looked for first, so that no name is replaced in part. */
const CALLED = [...NAMES, ...NAMES.slice(0, -3).map((name) => name.split(' ')[0] ?? name)];

/** Titles of briefs, playbooks and schedules, as far as lists have shown them. */
const theirs = new Set<string>();

async function titlesOn(page: Page): Promise<readonly string[]> {
  const links = 'a[href*="/briefs/"], a[href*="/playbooks/"], a[href*="/schedules/"]';
  return page
    .locator(links)
    .locator('.row-title')
    .evaluateAll((titles) =>
      titles.map((each) => each.textContent?.trim() ?? '').filter((each) => each.length > 3),
    );
}

/**
 * Shows the current page as if its people, its things and what they wrote were called otherwise: each text is changed
 * in place, which gives what the same page would be with other rows.
 * @returns how to undo it.
 */
export async function pretend(
  page: Page,
  { name, title, text, isFromRight }: Pretence,
): Promise<() => Promise<void>> {
  const names = CALLED.map((called, at) => ({ called, instead: name(at) }));
  for (const words of await titlesOn(page)) theirs.add(words);
  const titles = [...theirs].map((called, at) => ({ called, instead: title(at + 1) }));
  await page.evaluate(
    ({ names, titles, text, direction }) => {
      const root = document.documentElement;
      const directionBefore = root.dir;
      root.dir = direction;
      const before: [Text, string][] = [];
      const put = (node: Text, words: string) => {
        if (node.data === words) return;
        before.push([node, node.data]);
        node.data = words;
      };
      const textsIn = (root: Node): Text[] => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        const found: Text[] = [];
        for (let node = walker.nextNode(); node; node = walker.nextNode())
          if (
            node instanceof Text &&
            node.data.trim() !== '' &&
            !node.parentElement?.closest('script, style, [aria-labelledby="demo-people"]')
          )
            found.push(node);
        return found;
      };
      const called = new Map(titles.map(({ called: words, instead }) => [words, instead]));
      for (const node of textsIn(document.body)) {
        const title = called.get(node.data.trim());
        if (title !== undefined) {
          put(node, title);
          continue;
        }
        if (text !== null && node.parentElement?.closest('.prose')) {
          put(node, text);
          continue;
        }
        let words = node.data;
        for (const { called: name, instead } of names) words = words.replaceAll(name, instead);
        put(node, words);
      }
      window.undoPretence = () => {
        for (const [node, words] of before.reverse()) node.data = words;
        root.dir = directionBefore;
      };
    },
    { names, titles, text, direction: isFromRight ? 'rtl' : 'ltr' },
  );
  return async () => {
    await page.evaluate(() => window.undoPretence?.());
  };
}

declare global {
  interface Window {
    /** present while a page is shown as if its people were called otherwise */
    undoPretence?: () => void;
  }
}
