'use client';

import { clsx } from 'clsx';
import { useCombobox } from 'downshift';
import { useRouter } from 'next/navigation';
import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import type { Destination } from '@/components/search/destinations';
import { Marked } from '@/components/search/marked';
import { INPUT_LOOK } from '@/components/ui/field';
import { addresses } from '@/lib/platform/addresses';
import { writeSearch } from '@/lib/search/query.rules';
import { type Act, actsOnPage, goToAct } from './acts';
import { findByName } from './find-by-name';
import { startsWords } from './starts-words';

export type PaletteProps = {
  readonly slug: string | null;
  readonly pages: readonly Destination[];
  /** what is offered before anything is typed */
  readonly newest: Newest;
  readonly onClose: () => void;
};

type Newest = ReturnType<typeof findByName>;
type Item = Destination | Act;

/** The pause in typing after which the server is asked. */
const PAUSE_MS = 120;
/**
 * A longer one, after which a screen reader is told how much was found: told at every key, it would speak over the
 * typing.
 */
const REST_MS = 700;
/** How many of the newest are offered before anything is typed, beside the page's actions and all pages. */
const NEWEST_SHOWN = 5;

/** One field for going anywhere: the open page's actions, pages, and things by name. */
export function Palette({ slug, pages, newest, onClose }: PaletteProps) {
  const router = useRouter();
  const [acts] = useState(actsOnPage);
  const [text, setText] = useState('');
  const { found, isAnswer, isReached, ask } = useFound(slug, newest, text);
  const isNamed = ({ title }: Item) => startsWords(title, text);
  const isAsking = text.trim() !== '';
  const fitting: readonly Item[] = isAsking
    ? [...acts.filter(isNamed), ...pages.filter(isNamed), ...(isAnswer ? found : found.filter(isNamed))]
    : [...acts, ...found.slice(0, NEWEST_SHOWN), ...pages];
  // until the server has answered the latest typing, the number of results isn't known
  const rested = useRested(isAsking && isAnswer ? countInWords(fitting.length, isReached) : '');
  const items = isAsking ? [...fitting, everythingWith(slug, text)] : fitting;

  const go = (item: Item) => {
    onClose();
    if ('href' in item) router.push(item.href);
    else goToAct(item);
  };
  const { getInputProps, getItemProps, getMenuProps, highlightedIndex } = useCombobox<Item>({
    items: [...items],
    isOpen: true,
    inputValue: text,
    selectedItem: null,
    defaultHighlightedIndex: 0,
    // closing blurs the input, which downshift would take for choosing
    stateReducer: ({ selectedItem, highlightedIndex: at }, { type, changes }) =>
      type === useCombobox.stateChangeTypes.InputBlur
        ? { ...changes, selectedItem, highlightedIndex: at }
        : changes,
    itemToString: (item) => item?.title ?? '',
    onSelectedItemChange: ({ selectedItem }) => {
      if (selectedItem) go(selectedItem);
    },
    onStateChange: ({ type }) => {
      if (type === useCombobox.stateChangeTypes.InputKeyDownEscape) onClose();
    },
  });
  return (
    <div className="grid max-h-[75dvh] grid-rows-[auto_minmax(0,1fr)]">
      <div className="border-b border-line p-3">
        <input
          {...getInputProps({
            'aria-label': 'Find or go to',
            placeholder: 'A page, a name, any words',
            maxLength: 100,
            autoFocus: true,
            className: INPUT_LOOK,
            // set at once: downshift's own event comes later, and letters typed quickly would be lost
            onChange: ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
              setText(currentTarget.value);
              ask(currentTarget.value);
            },
            // in an empty list nothing is marked
            ...(items.length === 0 && { 'aria-activedescendant': undefined }),
          })}
        />
      </div>
      <div {...getMenuProps({ 'aria-label': 'Found' })} className="overflow-y-auto p-2">
        {inGroups(items).map(({ group, from, of }) => (
          // biome-ignore lint/a11y/useSemanticElements: options of a listbox stand in groups, and in no field sets
          <ul key={`${group} ${from}`} role="group" aria-label={group} className="mb-1">
            <li role="presentation" className="px-3 pt-2 pb-0.5 text-sm text-quiet">
              {group}
            </li>
            {of.map((item, at) => (
              <li
                key={'href' in item ? item.href : item.title}
                {...getItemProps({ item, index: from + at })}
                className={clsx('rounded-md px-3 py-2', from + at === highlightedIndex && 'bg-wash')}
              >
                <span className="block font-semibold">{item.title}</span>
                {'excerpt' in item && item.excerpt ? (
                  <span className="block text-sm">
                    <Marked pieces={item.excerpt} />
                  </span>
                ) : null}
                {item.kind ? <span className="block text-sm text-quiet">{item.kind}</span> : null}
              </li>
            ))}
          </ul>
        ))}
      </div>
      {isAsking && fitting.length === 0 ? (
        <p className="px-5 pb-5 text-quiet">{nothingInWords(isAnswer, isReached)}</p>
      ) : null}
      <p role="status" className="sr-only">
        {rested}
      </p>
    </div>
  );
}

/** @returns entries grouped by heading, in order, with each group's position in the whole list. */
function inGroups(items: readonly Item[]) {
  const starts = items.flatMap(({ group }, at) =>
    group === items[at - 1]?.group ? [] : [{ group, from: at }],
  );
  return starts.map((start, at) => ({ ...start, of: items.slice(start.from, starts[at + 1]?.from) }));
}

const NOT_REACHED = 'What was written can’t be searched just now.';

function countInWords(count: number, isReached: boolean): string {
  if (!isReached) return NOT_REACHED;
  return count === 0 ? 'Nothing found. Type the beginning of a word.' : `${count} found`;
}

/** That there is nothing is known only once the server has answered. */
function nothingInWords(isAnswer: boolean, isReached: boolean): string {
  if (!isAnswer) return 'Looking…';
  if (!isReached) return NOT_REACHED;
  return 'Nothing matches. The beginning of a word is enough: from a name, a title, or anything that was written.';
}

/** @returns what to announce, once it has stayed the same for a while; nothing in between. */
function useRested(said: string): string {
  const [rested, setRested] = useState('');
  useEffect(() => {
    const pause = setTimeout(() => setRested(said), REST_MS);
    return () => clearTimeout(pause);
  }, [said]);
  return rested === said ? said : '';
}

/** Leads to everything that contains the typed words, including what doesn't fit here. */
function everythingWith(slug: string | null, text: string): Destination {
  const query = writeSearch({ q: text.trim(), kind: [] });
  return {
    href: slug === null ? addresses.inboxSearch(query) : addresses.search(slug, query),
    title: `Search for “${text.trim()}”`,
    group: 'All results',
    kind: 'In everything anybody wrote',
  };
}

/**
 * The server's results for the latest typing. Until it has answered, these are the previous results, or the newest
 * things. Only those whose name matches the typing are offered, so that Enter, pressed at once, leads nowhere else.
 */
function useFound(slug: string | null, newest: Newest, text: string) {
  const [first, setFirst] = useState<readonly Destination[]>([]);
  const [answer, setAnswer] = useState<{ to: string; found: readonly Destination[] | null } | null>(null);
  const asked = useRef('');
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    newest.then((found) => setFirst(found ?? []));
    return () => clearTimeout(pause.current);
  }, [newest]);

  const ask = (to: string) => {
    asked.current = to;
    clearTimeout(pause.current);
    if (to.trim() === '') return setAnswer(null);
    pause.current = setTimeout(async () => {
      const found = await findByName(slug, to);
      if (asked.current === to) setAnswer({ to, found });
    }, PAUSE_MS);
  };
  const isAnswer = answer?.to === text;
  const isReached = answer === null || answer.found !== null;
  return { found: answer ? (answer.found ?? []) : first, isAnswer, isReached, ask };
}
