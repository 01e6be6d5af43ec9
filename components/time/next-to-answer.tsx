import { NextOne } from '@/components/ui/next-one';
import { addresses } from '@/lib/platform/addresses/addresses';
import type { WaitingTimesheet } from '@/lib/time/approval/waiting.queries';
import { weekInWords } from '@/lib/time/weeks/weeks.rules';

type NextToAnswerProps = {
  readonly waiting: readonly WaitingTimesheet[];
  readonly slug: string;
  readonly now: Date;
};

/** After answering a week, leads to the one that has waited longest: with many assistants that is a Monday's work. */
export function NextToAnswer({ waiting, slug, now }: NextToAnswerProps) {
  const [next] = waiting;
  if (!next) return null;
  return (
    <NextOne href={addresses.timesheet(slug, next.id)}>
      {waiting.length === 1 ? 'One more week waits' : `${waiting.length} more weeks wait`}: {next.assistant},{' '}
      {weekInWords(next.monday, now)}
    </NextOne>
  );
}
