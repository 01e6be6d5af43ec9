import { PageSection } from '@/components/ui/page';
import { When } from '@/components/ui/when';
import type { OtherClock } from '@/lib/platform/time/format';
import type { BriefText } from './brief-document';

type BriefCheckInsProps = {
  readonly checkIns: BriefText['checkIns'];
  readonly zone: string;
  readonly now: Date;
  readonly other: OtherClock | undefined;
};

/** The check-ins agreed up front; both are reminded then, and not before. */
export function BriefCheckIns({ checkIns, zone, now, other }: BriefCheckInsProps) {
  if (checkIns.length === 0) return null;
  const clocks = { zone, now, ...(other ? { other } : {}) };
  return (
    <PageSection title="When you look at it together">
      <dl className="grid max-w-measure gap-3">
        {checkIns.map(({ id, at, about }) => (
          <div key={id}>
            <dt className="text-sm text-quiet">{at ? <When instant={at} {...clocks} /> : 'Not said yet'}</dt>
            <dd className="whitespace-pre-line">{about}</dd>
          </div>
        ))}
      </dl>
    </PageSection>
  );
}
