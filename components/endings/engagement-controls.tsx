import { Pausing } from '@/components/people/pausing';
import type { Access } from '@/lib/endings/accesses.queries';
import type { PauseFacts } from '@/lib/people/pausing/pausing.rules';
import type { EngagementRef } from '@/lib/platform/tenancy';
import { EndingNote } from './ending-note';
import { LetInto } from './let-into';
import type { EndingReader } from './reader';

type EngagementControlsProps = {
  readonly place: EngagementRef;
  readonly state: PauseFacts['state'];
  /** the end of the last day, and whose calendar it is on; null while the engagement isn't ending */
  readonly ending: { readonly endsAt: Date; readonly zone: string } | null;
  readonly accesses: readonly Access[];
  readonly reader: EndingReader;
  /** the other side, by name */
  readonly other: string;
  /** the ending's page, on the reader's side */
  readonly endingPage: string;
  /** what both agreed at an evaluation, if that asks for a pause */
  readonly adjustmentId?: string | undefined;
};

/** On an engagement's page, for either side: what its assistant has access to, how it is paused, and its end. */
export function EngagementControls({
  place,
  state,
  ending,
  accesses,
  reader,
  other,
  endingPage,
  adjustmentId,
}: EngagementControlsProps) {
  const { role, now } = reader;
  const isEnding = state === 'ended' || ending !== null;
  return (
    <>
      <LetInto place={place} accesses={accesses} state={state} isEnding={isEnding} reader={reader} />
      <Pausing place={place} state={state} reader={role} other={other} adjustmentId={adjustmentId} />
      <EndingNote state={state} ending={ending} reader={role} href={endingPage} other={other} now={now} />
    </>
  );
}
