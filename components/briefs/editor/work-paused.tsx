'use client';

import { plannedToResume } from '@/components/people/pause-words';
import { NearLink } from '@/components/ui/near-link';
import { Notice } from '@/components/ui/notice';
import type { Candidate } from '@/lib/briefs/candidates.queries';
import { decidePause, requireGoingOn } from '@/lib/people/pausing/pausing.rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import type { StaffRole } from '@/lib/platform/tenancy';
import { firstNameOf } from '@/lib/platform/text/first-name';
import { useAround } from './around';

export type WorkPausedProps = {
  /** the brief's assistant; undefined while there is none */
  readonly chosen: Candidate | undefined;
  readonly slug: string;
  readonly role: StaffRole;
};

/** That the work with somebody is paused, by whom and until when, and the way to where it is resumed. */
export function WorkPaused({ chosen, slug, role }: WorkPausedProps) {
  const { now } = useAround();
  if (!chosen?.pause) return null;
  const required = requireGoingOn('paused', chosen.name);
  if (required.ok) return null;
  const { party, backOn } = chosen.pause;
  const isTheirs = decidePause({ state: 'paused', pausedBy: party }, 'resume', role).ok;
  const planned = plannedToResume(backOn, new Date(now));
  return (
    <div role="status">
      <Notice meaning="needs">
        <p>{required.refusal.message}</p>
        <p>{`${whoResumes(chosen.pause, role, firstNameOf(chosen.name))} ${planned}`.trimEnd()}</p>
        <p>
          <NearLink href={addresses.pause(slug, chosen.id)} className="link">
            {isTheirs ? 'Resume the work' : 'See the pause'}
          </NearLink>
        </p>
      </Notice>
    </div>
  );
}

function whoResumes({ party }: NonNullable<Candidate['pause']>, role: StaffRole, assistant: string): string {
  if (party === 'assistant') return `${assistant} paused it, and is the one to resume it.`;
  return role === 'owner' ? 'You paused it.' : 'An owner paused it, and is the one to resume it.';
}
