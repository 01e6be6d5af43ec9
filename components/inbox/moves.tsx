'use client';

import type { BriefAction } from '@/lib/briefs/rules';
import { AskForm, type AskFormProps } from './ask-form';
import { DeclineForm, type DeclineFormProps } from './declining';
import { DeliverForm, type DeliverFormProps } from './delivering';
import { RiskForm } from './risk-form';

export type MovesProps = {
  readonly actions: readonly BriefAction[];
  readonly brief: AskFormProps['brief'] & DeclineFormProps['brief'];
  readonly delivering: Omit<DeliverFormProps, 'brief'>;
  /** the ids under which a question and a risk are sent */
  readonly fresh: { readonly clarificationId: string; readonly riskId: string };
};

/**
 * What the assistant can do with a brief besides its next step, each form folded until it is wanted. On every page of a
 * brief, and mostly the same: so only facts are sent (docs/adr/0052).
 */
export function Moves({ actions, brief, delivering, fresh }: MovesProps) {
  const may = (action: BriefAction) => actions.includes(action);
  return (
    <>
      {may('deliver') ? <DeliverForm brief={brief} {...delivering} /> : null}
      {may('ask') ? <AskForm brief={brief} fresh={fresh.clarificationId} /> : null}
      {may('raiseRisk') ? <RiskForm brief={brief} fresh={fresh.riskId} /> : null}
      {may('decline') ? <DeclineForm brief={brief} /> : null}
    </>
  );
}
