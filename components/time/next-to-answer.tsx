import { NearLink } from '@/components/ui/near-link';
import { addresses } from '@/lib/platform/addresses';
import type { WaitingTimesheet } from '@/lib/time/waiting.queries';
import { weekInWords } from '@/lib/time/weeks.rules';

type NextToAnswerProps = {
  readonly waiting: readonly WaitingTimesheet[];
  readonly slug: string;
  readonly now: Date;
};

/** Leads whoever has answered a week to the one that has waited longest: with many assistants that is a Monday's work. */
export function NextToAnswer({ waiting, slug, now }: NextToAnswerProps) {
  const [next] = waiting;
  if (!next) return null;
  return (
    <p className="mt-8" data-no-print>
      <NearLink
        href={addresses.timesheet(slug, next.id)}
        className="inline-block py-1 text-accent underline underline-offset-4"
      >
        {waiting.length === 1 ? 'One more week waits' : `${waiting.length} more weeks wait`}: {next.assistant}
        , {weekInWords(next.monday, now)}
      </NearLink>
    </p>
  );
}
