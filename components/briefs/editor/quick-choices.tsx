'use client';

import { useRef } from 'react';
import { firstName } from '@/components/briefs/first-name';
import { Button } from '@/components/ui/button';
import type { UsualMoment } from '@/lib/platform/time/usual-moments';
import { useAround } from './around';
import { setValues } from './taking';

/** The deadlines that people mean most often, on the assistant's clock and in their week: one press each. */
export function QuickChoices() {
  const here = useRef<HTMLParagraphElement>(null);
  const { chosen, holidays, zone, now } = useAround();
  const theirs = chosen?.zone ?? zone;
  const name = chosen?.zone ? `${firstName(chosen.name)}’s` : 'your';

  const choose = async (which: UsualMoment) => {
    const form = here.current?.closest('form');
    if (!form) return;
    const { usualMoment } = await import('@/lib/platform/time/usual-moments');
    const { localIn } = await import('@/lib/platform/time/zones');
    const calendar = {
      zone: theirs,
      hours: chosen?.hours ?? null,
      holidays: holidays[chosen?.holidayPlace ?? ''] ?? [],
    };
    const promisedIn = String(new FormData(form).get('deadlineZone') ?? theirs);
    const local = localIn(usualMoment(which, calendar, new Date(now)), promisedIn);
    const [deadlineDate = '', deadlineTime = ''] = local.split('T');
    setValues(form, { deadlineDate, deadlineTime });
  };
  return (
    <p ref={here} className="-ms-1 flex flex-wrap gap-x-4 noscript:hidden">
      <Button look="plain" onClick={() => choose('tomorrow')}>
        Tomorrow, 17:00 {name} time
      </Button>
      <Button look="plain" onClick={() => choose('next_working_day')}>
        End of {name} next working day
      </Button>
      <Button look="plain" onClick={() => choose('week')}>
        End of {name} week
      </Button>
    </p>
  );
}
