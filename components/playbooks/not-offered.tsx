import { plannedToResume } from '@/components/people/pause-words';
import { NearLink } from '@/components/ui/near-link';
import { Notice } from '@/components/ui/notice';
import type { Candidate } from '@/lib/briefs/candidates.queries';
import { addresses } from '@/lib/platform/addresses/addresses';

type NotOfferedProps = {
  readonly candidates: readonly Candidate[];
  readonly slug: string;
  readonly now: Date;
};

/** Who can't be chosen because the work with them is paused, and the way to where it is resumed. */
export function NotOffered({ candidates, slug, now }: NotOfferedProps) {
  const paused = candidates.flatMap(({ pause, ...person }) => (pause ? [{ ...person, pause }] : []));
  if (paused.length === 0) return null;
  return (
    <div className="mb-8">
      <Notice title="Not offered here: the work with them is paused">
        <ul className="grid gap-1">
          {paused.map(({ id, name, pause: { backOn } }) => (
            <li key={id}>
              <NearLink href={addresses.pause(slug, id)} className="link">
                {name}
              </NearLink>
              {backOn === null ? null : `. ${plannedToResume(backOn, now)}`}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
