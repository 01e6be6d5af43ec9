import { Facts } from '@/components/ui/facts';
import type { Reckoning } from '@/lib/evaluations/reckoning.queries';
import type { Return } from '@/lib/evaluations/reckoning.rules';
import { leftOutInWords, reckoningInWords, verdictInWords } from '@/lib/evaluations/reckoning-words';

type ReturnInWordsProps = { readonly reckoning: Reckoning; readonly found: Return };

/** The return, as a range, and everything it is based on. */
export function ReturnInWords({ reckoning, found }: ReturnInWordsProps) {
  return (
    <>
      <p className="text-lg font-semibold">{verdictInWords(found)}</p>
      <p className="text-sm text-quiet">
        It is based on the owner’s assumptions, so it is a range, with both ends rounded outwards.
        {leftOutInWords(found.leftOut)}
      </p>
      <Facts facts={reckoningInWords(reckoning, found)} />
      {reckoning.usedFor === '' ? null : (
        <blockquote className="whitespace-pre-line border-s-2 border-line ps-4">
          {reckoning.usedFor}
        </blockquote>
      )}
    </>
  );
}
