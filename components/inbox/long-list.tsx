'use client';

import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { usePathname } from 'next/navigation';
import { useCallback, useRef, useState } from 'react';
import { addresses } from '@/lib/platform/addresses/addresses';
import { GroupHeading, isAt, Row } from './inbox-groups';
import type { InboxGroupRows, InboxPart, InboxRow } from './inbox-rows';

type LongListProps = { readonly groups: readonly InboxGroupRows[]; readonly next: string | null };

type Item = { readonly heading: Pick<InboxGroupRows, 'title' | 'needs'> } | { readonly row: InboxRow };

const ROW_PX = 68;
/** More is fetched when fewer than this many rows are left ahead. */
const AHEAD = 40;

/**
 * The infinite list: more is loaded as its end comes near, and only the rows in sight, and the focused one, are in the
 * page.
 */
export function LongList({ groups, next }: LongListProps) {
  const path = usePathname();
  const box = useRef<HTMLDivElement>(null);
  const { items, fetchMore, words } = useGrowing(groups, next);
  const [focused, setFocused] = useState(0);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), focused])]
        .filter((index) => index < items.length)
        .sort((a, b) => a - b),
    onChange: ({ range }) => {
      if ((range?.endIndex ?? 0) + AHEAD >= items.length) fetchMore();
    },
  });
  const shown = virtual.getVirtualItems();

  return (
    <>
      <div ref={box} className="max-h-[80dvh] overflow-y-auto">
        <ul className="relative" style={{ height: virtual.getTotalSize() }}>
          {shown.map(({ index, start }) => {
            const item = items[index];
            if (!item) return null;
            return (
              <li
                key={index}
                ref={virtual.measureElement}
                data-index={index}
                aria-posinset={index + 1}
                aria-setsize={words === null ? items.length : -1}
                onFocus={() => setFocused(index)}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${start}px)` }}
              >
                {'row' in item ? (
                  <Row row={item.row} isOpen={isAt(item.row, path)} />
                ) : (
                  <div className="pt-6">
                    <GroupHeading {...item.heading} />
                  </div>
                )}
              </li>
            );
          })}
        </ul>
      </div>
      <p role="status" className="px-3 text-sm text-quiet">
        {words ?? 'That is all.'}
      </p>
    </>
  );
}

/** The rows loaded so far, and how to ask for more. `words` describes the state, and is null at the end. */
function useGrowing(groups: readonly InboxGroupRows[], next: string | null) {
  const [added, setAdded] = useState<readonly InboxGroupRows[]>([]);
  const [from, setFrom] = useState(next);
  const [hasFailed, setFailed] = useState(false);
  const asking = useRef<string | null>(null);
  const fetchMore = useCallback(() => {
    if (from === null || asking.current === from) return;
    asking.current = from;
    fetch(addresses.moreOfInbox(from))
      .then(async (answer) => {
        if (!answer.ok) throw new Error(`${answer.status}`);
        const more: InboxPart = await answer.json();
        setAdded((before) => [...before, ...more.groups]);
        setFrom(more.next);
        setFailed(false);
      })
      .catch(() => {
        asking.current = null;
        setFailed(true);
      });
  }, [from]);
  const words =
    from === null
      ? null
      : hasFailed
        ? 'The rest can’t be loaded right now. Scroll to try again.'
        : 'More comes as you scroll.';
  return { items: flat([...groups, ...added]), fetchMore, words };
}

/** A group that continues in the next part has one heading. */
function flat(groups: readonly InboxGroupRows[]): readonly Item[] {
  return groups.flatMap(({ title, needs, rows }, index) => {
    const goesOn = groups[index - 1]?.title === title;
    return [...(goesOn ? [] : [{ heading: { title, needs } }]), ...rows.map((row) => ({ row }))];
  });
}
