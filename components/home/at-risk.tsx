import { firstName } from '@/components/briefs/first-name';
import { PageSection } from '@/components/ui/page';
import { Row, RowList } from '@/components/ui/row-list';
import { StateLabel } from '@/components/ui/state-label';
import type { BriefAtRisk } from '@/lib/briefs/home.queries';
import type { Worry } from '@/lib/briefs/home.rules';
import { addresses } from '@/lib/platform/addresses';
import { formatDistance } from '@/lib/platform/time/format';
import { dueForBoth, type HomeReader } from './reader';

const LABELS: Record<Worry, string> = {
  raised: 'At risk',
  overdue: 'Overdue',
  not_accepted: 'Not accepted',
  not_started: 'Not started',
};

/** What may go wrong, so early that something can still be done. Nothing at risk: nothing is shown. */
export function AtRisk({ briefs, reader }: { briefs: readonly BriefAtRisk[]; reader: HomeReader }) {
  if (briefs.length === 0) return null;
  return (
    <PageSection title="At risk">
      <RowList label="At risk">
        {briefs.map((brief) => (
          <Row
            key={brief.briefId}
            href={addresses.brief(reader.slug, brief.briefId)}
            title={brief.title}
            detail={
              <>
                {brief.raised === null ? null : (
                  <span className="block max-w-measure [overflow-wrap:anywhere]">
                    {firstName(brief.assistant)}: “{brief.raised}”
                  </span>
                )}
                <span className="block">{whenInWords(brief, reader)}</span>
              </>
            }
            end={<StateLabel meaning="risk">{LABELS[brief.worry]}</StateLabel>}
          />
        ))}
      </RowList>
    </PageSection>
  );
}

function whenInWords(brief: BriefAtRisk, reader: HomeReader): string {
  const due = dueForBoth(brief, reader);
  if (!brief.deadlineAt || brief.worry === 'raised') return `Due ${due}`;
  const distance = formatDistance(brief.deadlineAt, reader.now);
  return brief.worry === 'overdue'
    ? `With ${firstName(brief.assistant)}, was due ${distance}: ${due}`
    : `With ${firstName(brief.assistant)}, due ${distance}: ${due}`;
}
