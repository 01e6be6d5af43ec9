import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { RefFields } from '@/components/forms/ref-fields';
import { Notice } from '@/components/ui/notice';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { resolveRisk } from '@/lib/briefs/risk/risk.actions';
import { formatInstant } from '@/lib/platform/time/format';

type OpenRisksProps = {
  readonly brief: BriefDocument;
  readonly mayResolve: boolean;
  readonly zone: string;
  readonly now: Date;
};

/** The risks reported by the assistant, while they last. */
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
