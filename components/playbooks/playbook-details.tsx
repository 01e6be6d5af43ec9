import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { SeenFields } from '@/components/forms/ref-fields';
import { NearLink } from '@/components/ui/near-link';
import { archivePlaybook } from '@/lib/briefs/playbooks/archiving.actions';
import type { BriefFromIt, PlaybookPage, VersionInHistory } from '@/lib/briefs/playbooks/page.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { shownInstant } from '@/lib/platform/time/shown-instants';
import { BringBack } from './playbook-list';

type PlaybookDetailsProps = {
  readonly playbook: PlaybookPage;
  readonly slug: string;
  readonly zone: string;
  readonly now: Date;
};

/** Beside the playbook: its versions, the briefs made from it, and how to archive it. */
export function PlaybookDetails({ playbook, slug, zone, now }: PlaybookDetailsProps) {
  return (
    <div className="grid gap-8">
      <section>
        <h2 className="mb-2 text-base">Versions</h2>
        <ol className="grid gap-3">
          {playbook.history.map((version) => (
            <li key={version.number}>
              <Version version={version} playbook={playbook} slug={slug} zone={zone} now={now} />
            </li>
          ))}
        </ol>
      </section>
      <section>
        <h2 className="mb-2 text-base">Briefs from it</h2>
        {playbook.briefs.length === 0 ? (
          <p className="text-quiet">None yet.</p>
        ) : (
          <ul className="grid gap-2">
            {playbook.briefs.map((brief) => (
              <li key={brief.id}>
                <BriefFrom brief={brief} slug={slug} />
              </li>
            ))}
          </ul>
        )}
      </section>
      {playbook.archivedAt === null ? <Archive playbook={playbook} /> : null}
    </div>
  );
}

const LINK = 'text-accent underline underline-offset-4';

function Version({
  version,
  playbook,
  slug,
  zone,
  now,
}: PlaybookDetailsProps & { version: VersionInHistory }) {
  const { number, change, savedBy, savedAt } = version;
  return (
    <>
      <span className="font-semibold">Version {number}</span>
      <span className="block text-sm text-quiet">
        {savedBy}, {shownInstant(savedAt, zone, now)}
      </span>
      {change === '' ? null : <span className="block">{change}</span>}
      {number === 1 ? null : (
        <NearLink href={addresses.comparePlaybook(slug, playbook.id, number - 1, number)} className={LINK}>
          What changed in version {number}
        </NearLink>
      )}
    </>
  );
}

function BriefFrom({ brief, slug }: { readonly brief: BriefFromIt; readonly slug: string }) {
  const { id, title, assistant, number, isDraft } = brief;
  return (
    <>
      <NearLink href={isDraft ? addresses.editBrief(slug, id) : addresses.brief(slug, id)} className={LINK}>
        {title}
      </NearLink>
      <span className="block text-sm text-quiet">
        {isDraft ? 'A draft for ' : ''}
        {assistant}, version {number}
      </span>
    </>
  );
}

function Archive({ playbook }: { readonly playbook: PlaybookPage }) {
  return (
    <ActionForm action={archivePlaybook} label="Archive this playbook">
      <SeenFields of={playbook} />
      <FormMessage />
      <Submit look="plain" pending="Archiving…">
        Archive it
      </Submit>
      <p className="text-sm text-quiet">It is no longer offered then. Briefs from it stay as they are.</p>
    </ActionForm>
  );
}

/** The note above an archived playbook. */
export function ArchivedNote({ playbook }: { readonly playbook: PlaybookPage }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4">
      <p>This playbook is archived: it isn’t offered any more.</p>
      <BringBack workspaceId={playbook.workspaceId} playbook={playbook}>
        Offer it again
      </BringBack>
    </div>
  );
}
