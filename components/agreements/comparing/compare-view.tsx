import { SelectField } from '@/components/forms/fields';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page';
import type { AgreementComparison, ComparedVersion } from '@/lib/agreements/comparing/comparing.queries';
import { versionInWords } from '@/lib/agreements/comparing/comparing.rules';
import { capitalised } from '@/lib/platform/text/capitalised';
import { Comparison } from './comparison';

type CompareViewProps = {
  readonly compared: AgreementComparison;
  /** the agreement's own page */
  readonly back: string;
};

/** Two versions of an agreement compared, and which two. The choice is a plain link: it works before scripts. */
export function CompareView({ compared, back }: CompareViewProps) {
  const { title, versions, from, to, comparison } = compared;
  return (
    <>
      <PageHead
        title={`What changed from ${versionInWords(from)} to ${versionInWords(to)}`}
        intro={title}
        back={{ href: back, label: 'The agreement' }}
      />
      {comparison === null ? (
        <Notice>There is one version so far, so there is nothing to compare it with.</Notice>
      ) : (
        <>
          {versions.length > 2 ? <VersionChoice versions={versions} from={from} to={to} /> : null}
          <Comparison comparison={comparison} />
        </>
      )}
    </>
  );
}

type VersionChoiceProps = {
  readonly versions: readonly ComparedVersion[];
  readonly from: number;
  readonly to: number;
};

function VersionChoice({ versions, from, to }: VersionChoiceProps) {
  const choices = versions.map(({ number, isProposed }) => ({
    value: String(number),
    label: `${capitalised(versionInWords(number))}${isProposed ? '' : ', being written'}`,
  }));
  return (
    <form
      key={`${from} ${to}`}
      method="get"
      aria-label="Which versions"
      className="mb-8 flex max-w-measure flex-wrap items-end gap-4"
      data-no-print
    >
      <SelectField name="from" label="From" choices={choices} initial={String(from)} />
      <SelectField name="to" label="To" choices={choices} initial={String(to)} />
      <Button type="submit" look="quiet">
        Compare
      </Button>
    </form>
  );
}
