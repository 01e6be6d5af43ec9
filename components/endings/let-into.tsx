import type { Access } from '@/lib/endings/accesses.queries';
import type { EndingPage } from '@/lib/endings/page.queries';
import { factsOf } from '@/lib/endings/states.rules';
import { Accesses } from './accesses';
import type { EndingReader } from './reader';

type LetIntoProps = {
  readonly place: Pick<EndingPage, 'workspaceId' | 'engagementId'>;
  readonly accesses: readonly Access[];
  readonly state: EndingPage['engagementState'];
  /** whether the ending has begun, or is over: then the list is on its page */
  readonly isEnding: boolean;
  readonly reader: EndingReader;
};

/**
 * What the assistant is given access to while the two work together: what is recorded on the first day is known on the
 * last.
 */
export function LetInto({ place, accesses, state, isEnding, reader }: LetIntoProps) {
  if (isEnding) return null;
  const facts = factsOf({ engagementState: state, hasAgreementInForce: false, ending: null });
  return (
    <section id="accesses" className="mt-10 scroll-mt-6" data-no-print>
      <h2 className="mb-3">Accounts and tools</h2>
      <Accesses page={{ ...place, accesses, facts }} reader={reader} />
    </section>
  );
}
