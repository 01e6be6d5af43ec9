import { SignInAgain } from '@/components/agreements/signing/sign-in-again';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { SettingsSection } from '@/components/ui/page';
import { archiveFailure } from '@/lib/archive/failing.rules';
import type { AskedArchive } from '@/lib/archive/queries';
import { askForArchive } from '@/lib/archive/requesting.actions';
import { addresses } from '@/lib/platform/addresses/addresses';
import { sizeInWords } from '@/lib/platform/files/size-in-words';
import { newId } from '@/lib/platform/ids';
import { formatInstant } from '@/lib/platform/time/format';
import { shownInstant } from '@/lib/platform/time/shown-instants';

type ArchiveSectionProps = {
  readonly archives: readonly AskedArchive[];
  readonly workspace: { readonly id: string; readonly slug: string };
  readonly isFresh: boolean;
  readonly zone: string;
  readonly now: Date;
};

const PURPOSE = { to: 'have an archive made or save one', asYou: 'take everything with them as you' };

/** Everything the business has on record in one file: the requests, their outcomes, and the button for a new one. */
export function ArchiveSection({ archives, workspace, isFresh, zone, now }: ArchiveSectionProps) {
  const { id, slug } = workspace;
  const isBeingMade = archives.some(({ state }) => state === 'making');
  return (
    <SettingsSection
      title="Everything in one file"
      intro="All that is on record, with the files and the sealed copies: for a spreadsheet, for machines, or for another installation of Handover. What somebody keeps to themselves, such as drafts, is not in it."
      id="archive"
    >
      {archives.length > 0 ? (
        <ul className="mb-4 grid gap-2" aria-label="Archives">
          {archives.map((archive) => (
            <li key={archive.id}>
              <Standing archive={archive} href={addresses.archive(slug, archive.id)} zone={zone} now={now} />
            </li>
          ))}
        </ul>
      ) : null}
      {isBeingMade ? null : (
        <ActionForm action={askForArchive} label="Make an archive" className="grid justify-items-start gap-3">
          <input type="hidden" name="workspaceId" value={id} />
          <FreshId name="id" fresh={newId()} />
          <FormMessage />
          <SignInAgain
            path={addresses.workspaceSettings(slug)}
            at="archive"
            isFresh={isFresh}
            purpose={PURPOSE}
          />
          <Submit look="quiet" pending="Asking for it…">
            Make an archive
          </Submit>
        </ActionForm>
      )}
    </SettingsSection>
  );
}

type StandingProps = {
  readonly archive: AskedArchive;
  readonly href: string;
  readonly zone: string;
  readonly now: Date;
};

function Standing({ archive, href, zone, now }: StandingProps) {
  const { name } = archive;
  const whoAsked = `${archive.askedBy} asked for it ${formatInstant(archive.askedAt, zone, now)}`;
  switch (archive.state) {
    case 'ready':
      return (
        <>
          {/* no `download`: an older sign-in is redirected to the sign-in page, which isn't worth saving */}
          <a
            href={href}
            className="inline-flex min-h-6 items-center text-accent underline underline-offset-4"
          >
            Save {name}
          </a>{' '}
          <span className="text-sm text-quiet">{sizeInWords(archive.sizeBytes)}.</span>{' '}
          <span className="text-sm text-quiet">
            {whoAsked}; kept until {shownInstant(archive.keptUntil, zone, now)}
          </span>
        </>
      );
    case 'making':
      return (
        <span>
          <strong>Being made.</strong> {whoAsked}. You’ll get an e-mail when it is ready; you don’t have to
          wait here.
        </span>
      );
    case 'failed':
      return (
        <span className="block max-w-measure">
          <strong className="text-risk">Couldn’t be made.</strong> {whoAsked}. {archiveFailure(archive.why)}
        </span>
      );
    case 'over':
      return (
        <span className="text-quiet">
          {name}: no longer kept. {whoAsked}.
        </span>
      );
  }
}
