import { type ButtonLook, buttonLook } from '@/components/ui/button';
import type { AgreementPage } from '@/lib/agreements/page.queries';
import type { FormAction } from '@/lib/platform/actions/form-state';
import { StepButton } from './step-button';

type FinalStepProps<Data> = {
  readonly action: FormAction<Data>;
  readonly page: Pick<AgreementPage, 'workspaceId' | 'id' | 'version'>;
  readonly title: string;
  /** what follows, shown beforehand */
  readonly follows: string;
  readonly submit: string;
  readonly pending: string;
  readonly look?: ButtonLook;
};

/** A step that the other side learns of, and most can't be undone: it opens in place, without scripts, and says what follows. */
export function FinalStep<Data>(props: FinalStepProps<Data>) {
  const { action, page, title, follows, submit, pending, look = 'danger' } = props;
  return (
    <details className="open:basis-full">
      <summary className={buttonLook('quiet')}>{title}</summary>
      <div className="mt-3 grid max-w-measure gap-3">
        <p>{follows}</p>
        <StepButton action={action} page={page} look={look} pending={pending}>
          {submit}
        </StepButton>
      </div>
    </details>
  );
}
