import { CheckboxField, TextAreaField } from '@/components/forms/fields';
import type { CriterionVerdict } from '@/lib/briefs/delivery/criteria.rules';

type SayMetProps = {
  readonly criterion: { readonly id: string; readonly text: string };
  /** the name of its row in the form */
  readonly row: string;
  readonly lastTime: CriterionVerdict;
  /** how it was said to be met in a delivery that was taken back; null: it wasn't */
  readonly saidMet: string | null;
};

/** One criterion, which the assistant ticks when it is met, and may say how. */
export function SayMet({ criterion, row, lastTime, saidMet }: SayMetProps) {
  return (
    <div className="group/criterion grid gap-2">
      <input type="hidden" name={`${row}.criterionId`} value={criterion.id} />
      <CheckboxField
        name={`${row}.isMet`}
        label={<span className="whitespace-pre-line">{criterion.text}</span>}
        hint={hintOf(lastTime)}
        isInitiallyChecked={saidMet !== null}
      />
      <div className="hidden ps-7.5 group-has-checked/criterion:block">
        <TextAreaField
          name={`${row}.note`}
          label="How, if it isn’t plain to see"
          rows={2}
          isOptional
          initial={saidMet ?? ''}
        />
      </div>
    </div>
  );
}

function hintOf(lastTime: CriterionVerdict) {
  if (lastTime.is === 'metSoFar') return 'Met so far.';
  if (lastTime.is !== 'unmet') return undefined;
  return <span className="font-semibold text-needs">Not met last time: {lastTime.reason}</span>;
}
