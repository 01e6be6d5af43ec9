'use client';

import { TextField } from '@/components/forms/fields';
import { shownMoney } from '@/components/ui/shown-money';
import { AUTONOMY_WORDS, USUAL_AUTONOMY } from '@/lib/briefs/terms/autonomy.rules';
import { isBudgetMoney } from '@/lib/briefs/terms/budget.rules';
import { otherPriceInWords } from '@/lib/briefs/terms/budget-words';
import { useAround } from './around';
import { AutonomyField } from './autonomy-field';
import { AsksFirstFields } from './editor-lists';
import { Noted } from './noted';
import { Part } from './part';
import { useRows } from './rows';

/** What is let go with the brief: who decides, what is asked first, and what it may cost. */
export function DecidingFields() {
  const { first } = useRows();
  const { chosen } = useAround();
  return (
    <Part title="What you let go of">
      <Noted fields={['autonomy']}>
        <AutonomyField initial={first('autonomy')} />
        {chosen && chosen.autonomy !== USUAL_AUTONOMY ? (
          <p className="mt-2 text-sm text-quiet">
            Since an evaluation, new work for {chosen.name} is usually “
            {AUTONOMY_WORDS[chosen.autonomy].label}
            ”.
          </p>
        ) : null}
      </Noted>
      <AsksFirstFields />
      <Noted fields={['budgetHours', 'budgetMoney']}>
        <BudgetField />
      </Noted>
    </Part>
  );
}

/** In the agreement's unit of pay: hours, or a price in its currency. */
function BudgetField() {
  const { chosen, playbookPrice = null } = useAround();
  const { first } = useRows();
  const pay = chosen?.pay ?? null;
  const common = { label: 'Budget', inputMode: 'decimal', autoComplete: 'off', isOptional: true } as const;
  if (pay !== null && isBudgetMoney(pay)) {
    const agreed = shownMoney({ minor: pay.rateMinor, currency: pay.currency });
    return (
      <div className="max-w-64">
        <TextField
          key="money"
          {...common}
          name="budgetMoney"
          suffix={pay.currency}
          hint={[
            `Agreed: ${agreed} per brief. Give an amount where this one is another size.`,
            otherPriceInWords(playbookPrice, pay),
          ]
            .filter(Boolean)
            .join(' ')}
          initial={first('budgetMoney')}
        />
      </div>
    );
  }
  return (
    <div className="max-w-48">
      <TextField key="hours" {...common} name="budgetHours" suffix="hours" initial={first('budgetHours')} />
    </div>
  );
}
