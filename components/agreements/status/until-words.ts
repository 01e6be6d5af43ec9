import type { AgreementPage } from '@/lib/agreements/page.queries';
import { endInWords } from '@/lib/agreements/timing/ending-words';

/** What can be signed, or proposed again, until a day. */
type Offer = Pick<AgreementPage, 'respondBy' | 'workspace'>;

/** Shown to somebody who can still sign. */
export function untilWhen({ respondBy, workspace }: Offer, now: Date): string {
  return respondBy ? ` It can be signed until ${endInWords(respondBy, workspace.timeZone, now)}.` : '';
}

/** Shown to somebody who waits for a new version. */
export function untilProposed({ respondBy, workspace }: Offer, now: Date): string {
  return respondBy
    ? ` If there is no new version until ${endInWords(respondBy, workspace.timeZone, now)}, it expires by itself.`
    : '';
}

/** What holds meanwhile, in the middle of a sentence: the agreement that this one amends, or nothing. */
export function untilBothSigned({ predecessor }: Pick<AgreementPage, 'predecessor'>): string {
  return `${predecessor ? 'what you have agreed stays as it is' : 'nothing is agreed'} until both have signed`;
}
