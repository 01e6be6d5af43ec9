import { NearLink } from '@/components/ui/near-link';
import { Notice } from '@/components/ui/notice';
import type { EndingFacts, EndingRole } from '@/lib/endings/rules';
import { formatDay } from '@/lib/platform/time/format';
import { lastMomentBefore } from '@/lib/platform/time/last-moment';

type EndingNoteProps = {
  readonly state: EndingFacts['engagementState'];
  readonly ending: { readonly endsAt: Date; readonly zone: string } | null;
  readonly reader: EndingRole;
  /** the ending's page, on the reader's side */
  readonly href: string;
  /** the other side, by name */
  readonly other: string;
  readonly now: Date;
};

/** On an engagement's page: the link to its ending, the last day once there is one, and what remains. */
export function EndingNote({ state, ending, reader, href, other, now }: EndingNoteProps) {
  const isOver = state === 'ended';
  // a manager can't begin one, so there is nothing to go to yet
  if (!isOver && ending === null && reader === 'manager') return null;
  if (isOver || ending === null) {
    return (
      <p className="mt-6" data-no-print>
        <NearLink href={href} className="py-1 text-accent underline underline-offset-4">
          {isOver ? 'How it ended, and what stays' : 'End the work'}
        </NearLink>
      </p>
    );
  }
  const day = formatDay(lastMomentBefore(ending.endsAt), ending.zone, now);
  return (
    <div className="mt-6">
      <Notice meaning="needs" title={`The work with ${other} ends: the last day is ${day}`}>
        <p>
          <NearLink href={href} className="py-1 text-accent underline underline-offset-4">
            See what is handed back
          </NearLink>
        </p>
      </Notice>
    </div>
  );
}
