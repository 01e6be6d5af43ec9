import { RadioField } from '@/components/forms/fields';
import { AUTONOMY_LEVELS, AUTONOMY_WORDS, USUAL_AUTONOMY } from '@/lib/briefs/terms/autonomy.rules';

/** Who decides along the way; each choice says what it means. */
export function AutonomyField({ initial }: { readonly initial: string }) {
  return (
    <RadioField
      name="autonomy"
      legend="Who decides along the way"
      initial={initial || USUAL_AUTONOMY}
      choices={AUTONOMY_LEVELS.map((level) => ({
        value: level,
        label: AUTONOMY_WORDS[level].label,
        hint: AUTONOMY_WORDS[level].meaning,
      }))}
    />
  );
}
