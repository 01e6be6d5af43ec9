'use client';

import { useFieldsNow } from '@/components/forms/fields-now';
import type { ScheduleChoices } from '@/lib/briefs/schedules/queries';
import { unusedPriceInWords } from '@/lib/briefs/terms/budget-words';

type Chosen = {
  readonly engagementId: string;
  readonly playbookId: string;
  /** empty for always the newest */
  readonly playbookNumber: string;
};

type Choices = Pick<ScheduleChoices, 'playbooks' | 'prices' | 'assistants'>;

/**
 * Says that the price of the chosen playbook isn't used, since the chosen assistant's agreement pays in another
 * currency.
 */
export function PriceUnused({ choices, initial }: { readonly choices: Choices; readonly initial: Chosen }) {
  const { here, valueNow } = useFieldsNow();
  const words = unusedPrice(choices, {
    engagementId: valueNow('engagementId', initial.engagementId),
    playbookId: valueNow('playbookId', initial.playbookId),
    playbookNumber: valueNow('playbookNumber', initial.playbookNumber),
  });
  return (
    <div ref={here} role="status">
      {words === '' ? null : <p className="max-w-measure text-sm text-quiet">{words}</p>}
    </div>
  );
}

function unusedPrice(
  { playbooks, prices, assistants }: Choices,
  { engagementId, playbookId, playbookNumber }: Chosen,
): string {
  const newest = playbooks.find(({ id }) => id === playbookId)?.number;
  const number = playbookNumber === '' ? newest : Number(playbookNumber);
  const named = prices.find((each) => each.playbookId === playbookId && each.number === number);
  const pay = assistants.find(({ id }) => id === engagementId)?.pay ?? null;
  return unusedPriceInWords(named?.price ?? null, pay);
}
