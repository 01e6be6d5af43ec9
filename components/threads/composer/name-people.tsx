'use client';

import type { RefObject } from 'react';
import { type Mentionable, mentionName } from '@/lib/threads/mentions.rules';

type NamePeopleProps = {
  readonly participants: readonly Mentionable[];
  readonly readerId: string;
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly onText: (text: string) => void;
};

/** Inserts somebody's name into the text, where more than two take part; of two, everything is said to the other. */
export function NamePeople({ participants, readerId, box, onText }: NamePeopleProps) {
  const others = participants.filter(({ id }) => id !== readerId);
  if (others.length < 2) return null;
  const put = (person: Mentionable) => {
    const { current } = box;
    if (!current) return;
    const before = current.value.slice(0, current.selectionStart);
    const gap = before === '' || /\s$/.test(before) ? '' : ' ';
    current.setRangeText(
      `${gap}@${mentionName(person, participants)} `,
      current.selectionStart,
      current.selectionEnd,
      'end',
    );
    onText(current.value);
    current.focus();
  };
  return (
    <p className="-ms-1 flex flex-wrap items-center gap-x-2 text-sm text-quiet">
      <span className="ps-1">Mention</span>
      {others.map((person) => (
        <button
          key={person.id}
          type="button"
          onClick={() => put(person)}
          className="min-h-6 rounded-md px-1 touch:tall text-start hover:text-ink hover:underline"
        >
          @{mentionName(person, participants)}
        </button>
      ))}
    </p>
  );
}
