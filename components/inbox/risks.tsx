import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextAreaField } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { RefFields } from '@/components/forms/ref-fields';
import { MayWait } from '@/components/offline/may-wait';
import { Notice } from '@/components/ui/notice';
import type { BriefDocument } from '@/lib/briefs/document.queries';
import { raiseRisk, resolveRisk } from '@/lib/briefs/risk.actions';
import { RISK_CAUSES, type RiskCause } from '@/lib/briefs/risk.rules';
import { newId } from '@/lib/platform/ids';
import { formatInstant } from '@/lib/platform/time/format';
import { Unfolding } from './unfolding';

type OpenRisksProps = {
  readonly brief: BriefDocument;
  readonly mayResolve: boolean;
  readonly zone: string;
  readonly now: Date;
};

/** What the assistant has said is at risk, as long as it is. */
export function OpenRisks({ brief, mayResolve, zone, now }: OpenRisksProps) {
  const open = brief.risks.filter(({ resolvedAt }) => resolvedAt === null);
  return open.map(({ id, reason, raisedAt }) => (
    <div key={id} className="mb-6">
      <Notice meaning="risk" title={`You said on ${formatInstant(raisedAt, zone, now)} that this is at risk`}>
        <p className="mb-3 whitespace-pre-line">{reason}</p>
        {mayResolve ? (
          <ActionForm action={resolveRisk} label="End this risk">
            <RefFields of={brief} />
            <input type="hidden" name="riskId" value={id} />
            <FormMessage />
            <Submit look="quiet" pending="Noting…">
              It is no longer at risk
            </Submit>
          </ActionForm>
        ) : null}
      </Notice>
    </div>
  ));
}

const REPORTS: Record<RiskCause, string> = {
  time: 'Report that time is short',
  missing: 'Report that something is missing',
  bigger: 'Report that it is more work',
};

/** Where the assistant says early that something stands in the way: one click opens it, the next says it. */
export function RiskForm({ brief }: { brief: BriefDocument }) {
  return (
    <ActionForm action={raiseRisk} clearsWhenDone label="Report a risk">
      <RefFields of={brief} />
      <FreshId name="riskId" fresh={newId()} />
      <MayWait as="briefs.raiseRisk" />
      <Unfolding id="risk" title="Report a risk">
        <FormMessage />
        <p className="text-quiet">Said early, it is a plan and not an excuse. They hear of it at once.</p>
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
          hint="Goes along with any of the above, or alone."
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
