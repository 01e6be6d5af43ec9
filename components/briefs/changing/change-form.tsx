import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextAreaField, TextField } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { SeenFields } from '@/components/forms/ref-fields';
import { Unfolding } from '@/components/forms/unfolding';
import { shownMoney } from '@/components/ui/shown-money';
import { requestChange } from '@/lib/briefs/changing/changing.actions';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { isBudgetMoney } from '@/lib/briefs/terms/budget.rules';
import { priceOf } from '@/lib/briefs/terms/budget-words';
import { newId } from '@/lib/platform/ids';
import { plainAmount } from '@/lib/platform/money/money';
import { shortened } from '@/lib/platform/text/shortened';
import type { DecisionView } from '@/lib/threads/decisions/decisions.queries';
import { DeadlineChangeFields } from './deadline-change-fields';
import { ScopeChangeFields } from './scope-change-fields';

type ChangeFormProps = {
  readonly brief: BriefDocument;
  /** who decides */
  readonly other: string;
  /** the reader's zone */
  readonly zone: string;
  /** the decision that it is to carry out */
  readonly decision: DecisionView | null;
};

/**
 * Where either side makes a change request: the form begins with everything agreed, and what is left alone stays as it
 * is.
 */
export function ChangeForm({ brief, other, zone, decision }: ChangeFormProps) {
  const zones = [brief.deadlineZone, zone, brief.business.zone, brief.assistant.zone];
  return (
    <ActionForm action={requestChange} label="Ask for other terms">
      <SeenFields of={brief} />
      <FreshId name="requestId" fresh={newId()} />
      {decision ? <input type="hidden" name="decisionId" value={decision.id} /> : null}
      <Unfolding id="change" title="Ask for other terms" isOpen={decision !== null}>
        <FormMessage />
        <p className="text-quiet">
          Change what should be different and leave the rest. Nothing changes until {other} accepts it.
        </p>
        <TextAreaField
          name="reason"
          label="Why"
          hint={`${other} decides by it.`}
          rows={2}
          initial={decision ? `As decided: ${shortened(decision.body, 3_900)}` : ''}
        />
        <DeadlineChangeFields
          local={brief.deadlineLocal ?? ''}
          zone={brief.deadlineZone ?? zone}
          zones={[...new Set(zones.filter((each) => each !== null))]}
        />
        <BudgetWish brief={brief} />
        <ScopeChangeFields brief={brief} />
        <div>
          <Submit pending="Asking…">Ask for this</Submit>
        </div>
      </Unfolding>
    </ActionForm>
  );
}

/** The budget in the agreement's unit of pay: an amount if each brief has a price, else hours. */
function BudgetWish({ brief: { agreed, budgetMinutes, budgetMoney } }: { readonly brief: BriefDocument }) {
  if (agreed && isBudgetMoney(agreed)) {
    return (
      <TextField
        name="budgetMoney"
        label="Budget"
        inputMode="decimal"
        suffix={`${agreed.currency} for the whole brief`}
        hint={`Agreed: ${shownMoney(priceOf({ agreed, budgetMoney: null }))} per brief. Left empty, it costs that.`}
        initial={budgetMoney ? plainAmount(budgetMoney) : ''}
        isOptional
      />
    );
  }
  return (
    <TextField
      name="budgetHours"
      label="Budget"
      inputMode="decimal"
      suffix="hours at most"
      initial={budgetMinutes === null ? '' : String(Math.round((budgetMinutes / 60) * 100) / 100)}
      isOptional
    />
  );
}
