'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { fetchedPatiently } from '@/components/near/fetched-patiently';
import { Button } from '@/components/ui/button';
import { firstNameOf } from '@/lib/platform/text/first-name';
import type { UsualMoment } from '@/lib/platform/time/usual-moments';
import { useAround } from './around';
import { nowHere } from './now-here';
import { setValues } from './taking';

const NOT_FETCHED =
  'What counts these days could not be fetched, and the deadline is as it was. Press again, or type the date and time yourself.';

const loadCounting = () =>
  Promise.all([import('@/lib/platform/time/usual-moments'), import('@/lib/platform/time/zones')]);

/** The most common deadlines, on the assistant's clock and in their week: one press each. */
export function QuickChoices() {
  const here = useRef<HTMLDivElement>(null);
  const id = useId();
  const { chosen, holidays, zone, now } = useAround();
  const page = useRef({ now, shownAt: Number.POSITIVE_INFINITY });
  useEffect(() => {
    page.current = { now, shownAt: Date.now() };
  }, [now]);
  const [isFetching, setFetching] = useState(false);
  const [trouble, setTrouble] = useState('');
  const theirs = chosen?.zone ?? zone;
  const name = chosen?.zone ? `${firstNameOf(chosen.name)}’s` : 'your';

  const choose = async (which: UsualMoment) => {
    const form = here.current?.closest('form');
    if (!form || isFetching) return;
    setFetching(true);
    setTrouble('');
    const counting = await fetchedPatiently(loadCounting).catch(() => null);
    setFetching(false);
    if (!counting) return setTrouble(NOT_FETCHED);
    const [{ usualMoment }, { localIn }] = counting;
    const calendar = {
      zone: theirs,
      hours: chosen?.hours ?? null,
      holidays: holidays[chosen?.holidayPlace ?? ''] ?? [],
    };
    const promisedIn = String(new FormData(form).get('deadlineZone') ?? theirs);
    const local = localIn(usualMoment(which, calendar, nowHere(page.current, Date.now())), promisedIn);
    const [deadlineDate = '', deadlineTime = ''] = local.split('T');
    setValues(form, { deadlineDate, deadlineTime });
  };
  const choice = (which: UsualMoment, says: string) => (
    <Button
      look="plain"
      aria-disabled={isFetching}
      aria-describedby={trouble ? id : undefined}
      onClick={() => choose(which)}
    >
      {says}
    </Button>
  );
  return (
    <div ref={here} className="noscript:hidden">
      <p className="flex flex-wrap gap-x-4">
        {choice('tomorrow', `Tomorrow, 17:00 ${name} time`)}
        {choice('next_working_day', `End of ${name} next working day`)}
        {choice('week', `End of ${name} week`)}
      </p>
      <p id={id} role="alert" className="max-w-measure text-sm font-semibold text-risk empty:absolute">
        {trouble}
      </p>
    </div>
  );
}
