'use client';

import { useEffect, useRef, useState } from 'react';
import { useForm } from '@/components/forms/action-form';
import { shownMoney } from '@/components/ui/shown-money';
import { type WaitingShare, type Worth, worthTogether } from '@/lib/pay/terms/weeks-together.rules';
import { type Ticked, tickedAs } from '@/lib/platform/actions/ticked';
import { sumOf } from '@/lib/platform/money/money-arithmetic';
import { shownMinutes } from '@/lib/time/entries/shown-minutes.rules';

type Week = Ticked & { readonly minutes: number; readonly shares: readonly WaitingShare[] };

/**
 * What the ticked weeks come to, as they are ticked; what all of them come to while none is, which is also what stands
 * here before scripts have loaded.
 */
export function ChosenWorth({ weeks }: { readonly weeks: readonly Week[] }) {
  const { state } = useForm();
  const here = useRef<HTMLParagraphElement>(null);
  const [ticked, setTicked] = useState<readonly unknown[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer and a list that was reloaded change what is ticked
  useEffect(() => {
    const form = here.current?.closest('form');
    if (!form) return;
    const look = () => setTicked(new FormData(form).getAll('weeks'));
    // a browser that comes back to the page may have ticked some again
    look();
    form.addEventListener('change', look);
    return () => form.removeEventListener('change', look);
  }, [weeks, state]);
  const chosen = weeks.filter((week) => ticked.includes(tickedAs(week)));
  return (
    <p ref={here} aria-live="polite">
      {chosen.length === 0
        ? `All ${weeks.length} together: `
        : `${chosen.length} of ${weeks.length} chosen: `}
      <strong>{shownWorth(chosen.length === 0 ? weeks : chosen)}</strong>
    </p>
  );
}

/** @returns "7 h 30 min, USD 93.75": what weeks come to, in time and in each currency, with what a limit takes off. */
export function shownWorth(weeks: readonly Week[]): string {
  const time = shownMinutes(sumOf(weeks.map(({ minutes }) => minutes)));
  const worth = worthTogether(weeks.flatMap(({ shares }) => shares));
  return worth.length === 0 ? time : `${time}, ${worth.map(amountOf).join(' and ')}`;
}

function amountOf({ currency, fullMinor, amountMinor }: Worth): string {
  const amount = shownMoney({ minor: amountMinor, currency });
  if (fullMinor === amountMinor) return amount;
  return `${amount} (${shownMoney({ minor: fullMinor, currency })} before the limit)`;
}
