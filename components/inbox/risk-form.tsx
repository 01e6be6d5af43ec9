'use client';

import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextAreaField } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { type Ref, RefFields } from '@/components/forms/ref-fields';
import { Unfolding } from '@/components/forms/unfolding';
import { MayWait } from '@/components/offline/may-wait';
import { raiseRisk } from '@/lib/briefs/risk/risk.actions';
import { RISK_CAUSES, type RiskCause } from '@/lib/briefs/risk/risk.rules';

const REPORTS: Record<RiskCause, string> = {
  time: 'Report that time is short',
  missing: 'Report that something is missing',
  bigger: 'Report that it is more work',
};

type RiskFormProps = { readonly brief: Ref; readonly fresh: string };

/** Where the assistant says early that something is in the way: one click opens it, the next says it. */
export function RiskForm({ brief, fresh }: RiskFormProps) {
  return (
    <ActionForm action={raiseRisk} clearsWhenDone label="Report a risk">
      <RefFields of={brief} />
      <FreshId name="riskId" fresh={fresh} />
      <MayWait as="briefs.raiseRisk" />
      <Unfolding id="risk" title="Report a risk" done="Your report is sent.">
        <FormMessage />
        <p className="text-quiet">Said early, it is a plan and not an excuse. They are told at once.</p>
        <div className="flex flex-wrap gap-2">
          {RISK_CAUSES.map((cause) => (
            <Submit key={cause} look="quiet" name="cause" value={cause}>
              {REPORTS[cause]}
            </Submit>
          ))}
        </div>
        <TextAreaField
          name="reason"
          label="What is at risk, and what would help"
          hint="Sent with any of the above, or on its own."
          rows={2}
          isOptional
        />
        <div>
          <Submit pending="Reporting…">Report it in these words</Submit>
        </div>
      </Unfolding>
    </ActionForm>
  );
}
