'use client';

import { ActionForm, useForm } from '@/components/forms/action-form';
import { answerIn } from '@/components/forms/answer-in';
import { NearLink } from '@/components/ui/near-link';
import { Notice } from '@/components/ui/notice';
import { type RecordingAnswer, recordPayments } from '@/lib/pay/recording/recording-many.actions';
import { addresses } from '@/lib/platform/addresses/addresses';
import { unbroken } from '@/lib/platform/text/unbroken';
import { RecordManyChoice, type RecordManyChoiceProps } from './record-many-choice';
import { RecordManySummary } from './record-many-summary';

type RecordManyFormProps = Omit<RecordManyChoiceProps, 'said'> & {
  readonly workspaceId: string;
  readonly slug: string;
};

/**
 * What an owner sent to several assistants, then a preview of what it comes to, then all of it recorded. One form
 * throughout.
 */
export function RecordManyForm({ workspaceId, ...props }: RecordManyFormProps) {
  return (
    <ActionForm action={recordPayments} label="Record payments" className="grid max-w-xl gap-6">
      <input type="hidden" name="workspaceId" value={workspaceId} />
      <Steps {...props} />
    </ActionForm>
  );
}

function Steps({ slug, ...choice }: Omit<RecordManyFormProps, 'workspaceId'>) {
  const answer = answerIn<RecordingAnswer>(useForm().state);
  switch (answer?.kind) {
    case 'summary':
      return <RecordManySummary answer={answer} />;
    case 'recorded':
      return (
        <div role="status">
          <Notice
            meaning="done"
            title={
              answer.payments === 1 ? 'One payment is recorded' : `${answer.payments} payments are recorded`
            }
          >
            <p>
              {answer.totals.map(unbroken).join(' and ')} in all. Each assistant is told, and confirms what
              has arrived.
            </p>
            <NearLink href={addresses.pay(slug)} className="underline underline-offset-4">
              What is owed now
            </NearLink>
          </Notice>
        </div>
      );
    default:
      return <RecordManyChoice {...choice} said={answer?.said ?? null} />;
  }
}
