import { firstName } from '@/components/briefs/first-name';
import { PageSection } from '@/components/ui/page';
import { RowList } from '@/components/ui/row-list';
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
      <RowList
        label="At risk"
        rows={briefs.map((brief) => ({
          href: addresses.brief(reader.slug, brief.briefId),
          title: brief.title,
          detail: detailOf(brief, reader),
          states: [{ meaning: 'risk', words: LABELS[brief.worry] }],
        }))}
      />
    </PageSection>
  );
}

function detailOf(brief: BriefAtRisk, reader: HomeReader): string {
  const when = whenInWords(brief, reader);
  return brief.raised === null ? when : `${firstName(brief.assistant)}: “${brief.raised}”\n${when}`;
}

function whenInWords(brief: BriefAtRisk, reader: HomeReader): string {
  const due = dueForBoth(brief, reader);
  if (!brief.deadlineAt || brief.worry === 'raised') return `Due ${due}`;
  const distance = formatDistance(brief.deadlineAt, reader.now);
  return brief.worry === 'overdue'
    ? `With ${firstName(brief.assistant)}, was due ${distance}: ${due}`
    : `With ${firstName(brief.assistant)}, due ${distance}: ${due}`;
}
