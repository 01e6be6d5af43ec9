'use client';

import { clsx } from 'clsx';
import { useCombobox } from 'downshift';
import { useRouter } from 'next/navigation';
import { type ChangeEvent, useState } from 'react';
import type { Destination } from '@/components/search/destinations';
import { INPUT_LOOK } from '@/components/ui/field';
import { addresses } from '@/lib/platform/addresses/addresses';
import { writeSearch } from '@/lib/search/query.rules';
import { actsOnPage, goToAct } from './acts';
import { type Item, ItemText, inGroups } from './item';
import { startsWords } from './starts-words';
import { type Newest, useFound } from './use-found';
import { useRested } from './use-rested';

export type PaletteProps = {
  readonly slug: string | null;
  readonly pages: readonly Destination[];
  /** what is offered before anything is typed */
  readonly newest: Newest;
  readonly onClose: () => void;
};

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
  const { getInputProps, getItemProps, getMenuProps, highlightedIndex } = useChoosing({
    items,
    text,
    onChosen: go,
    onClose,
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
        <Groups items={items} getItemProps={getItemProps} highlightedIndex={highlightedIndex} />
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

type GroupsProps = Pick<ReturnType<typeof useChoosing>, 'getItemProps' | 'highlightedIndex'> & {
  readonly items: readonly Item[];
};

function Groups({ items, getItemProps, highlightedIndex }: GroupsProps) {
  return inGroups(items).map(({ group, from, of }) => (
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
          <ItemText item={item} />
        </li>
      ))}
    </ul>
  ));
}

type Choosing = {
  readonly items: readonly Item[];
  readonly text: string;
  readonly onChosen: (item: Item) => void;
  readonly onClose: () => void;
};

/** Choosing one of a list that is always open, by the keyboard or by a press. */
function useChoosing({ items, text, onChosen, onClose }: Choosing) {
  return useCombobox<Item>({
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
      if (selectedItem) onChosen(selectedItem);
    },
    onStateChange: ({ type }) => {
      if (type === useCombobox.stateChangeTypes.InputKeyDownEscape) onClose();
    },
  });
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
