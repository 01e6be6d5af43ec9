import type { AgreementPage } from '@/lib/agreements/page.queries';
import type { Party } from '@/lib/agreements/rules';
import { counted } from '@/lib/platform/text/counted';
import type { Said } from './status-once-signed';
import { untilWhen } from './until-words';

type Offered = Pick<AgreementPage, 'state' | 'facts' | 'workspace' | 'assistantName' | 'respondBy'>;

/**
 * @param count on how many clauses the assistant has proposed a wording that isn't answered yet
 * @returns that wordings wait for an answer, which comes before signing; null when none does.
 */
export function sayOfWording(page: Offered, side: Party, now: Date, count: number): Said | null {
  const { state, facts, workspace, assistantName } = page;
  const canBeSigned = state === 'proposed' || state === 'signed_by_one';
  if (count === 0 || !canBeSigned || facts.isOpen) return null;
  const clauses = count === 1 ? 'a clause' : counted(count, 'clause');
  return side === 'owner'
    ? {
        meaning: 'needs',
        title: `${assistantName} proposes other wording for ${clauses}`,
        text: `Take it or decline it at the clause. Taking it makes a new version, which earlier signatures don’t cover.${untilWhen(page, now)}`,
      }
    : {
        meaning: 'info',
        title: `${workspace.name} has your wording for ${clauses} to answer`,
        text: `You get an e-mail when it is declined, or stands in a new version. Signing the text as it is takes your wording back.${untilWhen(page, now)}`,
      };
}
