import { Facts } from '@/components/ui/facts';
import type { ReturnEstimate } from '@/lib/evaluations/return-estimate/return-estimate.queries';
import type { Return } from '@/lib/evaluations/return-estimate/return-estimate.rules';
import {
  leftOutInWords,
  returnInWords,
  verdictInWords,
} from '@/lib/evaluations/return-estimate/return-estimate-words';

type ReturnInWordsProps = { readonly estimate: ReturnEstimate; readonly found: Return };

/** The return, as a range, and everything it is based on. */
export function ReturnInWords({ estimate, found }: ReturnInWordsProps) {
  return (
    <>
      <p className="text-lg font-semibold">{verdictInWords(found)}</p>
      <p className="text-sm text-quiet">
        It is based on the owner’s assumptions, so it is a range, with both ends rounded outwards.
        {leftOutInWords(found.leftOut)}
      </p>
      <Facts facts={returnInWords(estimate, found)} />
      {estimate.usedFor === '' ? null : (
        <blockquote className="whitespace-pre-line border-s-2 border-line ps-4">
          {estimate.usedFor}
        </blockquote>
      )}
    </>
  );
}
