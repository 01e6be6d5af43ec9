import { PageHead } from '@/components/ui/page';
import type { SavedDraft } from '@/lib/briefs/editor/editor.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { formatInstant } from '@/lib/platform/time/format';
import { firstNameOf } from '../../lib/platform/text/first-name';
import { BriefDocument } from './brief-document';

type DraftAsSavedProps = SavedDraft & {
  /** the reader's zone */
  readonly zone: string;
  readonly now: Date;
};

/** A draft as the assistant would read it, and who saved it last. */
export function DraftAsSaved({ brief, lastSaved, zone, now }: DraftAsSavedProps) {
  const { name, zone: theirs } = brief.assistant;
  return (
    <>
      <PageHead
        title={brief.title}
        back={{ href: addresses.editBrief(brief.business.slug, brief.id), label: 'The draft' }}
        intro={`As ${firstNameOf(name)} would read it. ${savedInWords(lastSaved, zone, now)}`}
      />
      <div className="max-w-measure">
        <BriefDocument
          brief={brief}
          side="owner"
          zone={zone}
          now={now}
          other={theirs === null ? undefined : { zone: theirs, name: firstNameOf(name) }}
        />
      </div>
    </>
  );
}

function savedInWords(saved: SavedDraft['lastSaved'], zone: string, now: Date): string {
  if (saved === null) return '';
  return `Saved by ${saved.by ?? 'you'}, ${formatInstant(saved.at, zone, now)}.`;
}
