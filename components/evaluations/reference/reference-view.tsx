import { SignInAgain } from '@/components/agreements/signing/sign-in-again';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { FileLink } from '@/components/ui/file-link';
import { PageSection } from '@/components/ui/page';
import { StateLabel } from '@/components/ui/state-label';
import { type References, referenceName } from '@/lib/evaluations/reference/queries';
import { askForReference } from '@/lib/evaluations/reference/requesting.actions';
import { addresses } from '@/lib/platform/addresses/addresses';
import { newId } from '@/lib/platform/ids';
import { sealingInWords } from '@/lib/platform/record/sealing.rules';
import { formatDay } from '@/lib/platform/time/format';
import { lastMomentBefore } from '@/lib/platform/time/last-moment';
import { shownInstant } from '@/lib/platform/time/shown-instants';

type ReferenceViewProps = {
  readonly references: References;
  /** whether their sign-in is fresh enough to make it at once */
  readonly isFresh: boolean;
  readonly zone: string;
  readonly now: Date;
};

/** What goes into an assistant's reference, from which businesses, and those already made. */
export function ReferenceView({ references: { businesses, files }, isFresh, zone, now }: ReferenceViewProps) {
  return (
    <>
      <PageSection title="What is in it">
        <div className="grid max-w-measure gap-3">
          <p>
            Who you worked with, when, and under which agreements; the facts of that work, as both sides see
            them; and what was written in the evaluations that both of you signed.
          </p>
          <p className="text-quiet">
            Nothing about pay, no brief, no message, no marks, and nobody’s name but yours and the
            businesses’. There is no score. No business is told that you made one.
          </p>
        </div>
      </PageSection>
      <PageSection title="Which businesses are in it">
        <ul className="divide-y divide-line">
          {businesses.map(({ name, from, until, zone: ofBusiness, allows }) => (
            <li
              key={`${name} ${from.toISOString()}`}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3"
            >
              <div className="min-w-0">
                <p className="font-semibold">{name}</p>
                <p className="text-sm text-quiet">
                  {until
                    ? `${formatDay(from, ofBusiness, now)} to ${formatDay(lastMomentBefore(until), ofBusiness, now)}`
                    : `Since ${formatDay(from, ofBusiness, now)}`}
                </p>
              </div>
              <StateLabel meaning={allows ? 'done' : 'info'}>
                {allows ? 'Included' : 'Left out by an owner'}
              </StateLabel>
            </li>
          ))}
        </ul>
        <p className="mt-3 max-w-measure text-sm text-quiet">
          A business is included unless one of its owners says otherwise. Files you made earlier stay yours.
        </p>
      </PageSection>
      <PageSection title="The sealed file" id="sign">
        <ul className="mb-4 grid gap-3">
          {files.map((file) => (
            <li key={file.id}>
              <Made file={file} zone={zone} now={now} />
            </li>
          ))}
        </ul>
        <ActionForm action={askForReference} label="Make your reference" className="grid max-w-measure gap-4">
          <FreshId name="id" fresh={newId()} />
          <FormMessage />
          <SignInAgain path={addresses.inboxReference()} at="sign" isFresh={isFresh} purpose={PURPOSE} />
          <div>
            <Submit pending="Asking for it…">Make the file</Submit>
          </div>
        </ActionForm>
        <p className="mt-3 max-w-measure text-sm text-quiet">
          It is sealed, as agreements are: anybody you give it to can check it without an account.
        </p>
      </PageSection>
    </>
  );
}

const PURPOSE = { to: 'make it', asYou: 'take your record away' };

type MadeProps = {
  readonly file: References['files'][number];
  readonly zone: string;
  readonly now: Date;
};

/** One that was requested: ready to save, being made, or empty by now. */
function Made({ file: { id, askedAt, sealedAt, droppedAt, sizeBytes, of }, zone, now }: MadeProps) {
  if (sealedAt && sizeBytes !== null) {
    return (
      <>
        <FileLink href={addresses.reference(id)} name={referenceName(sealedAt)} sizeBytes={sizeBytes} />{' '}
        <span className="text-sm text-quiet">
          as of {shownInstant(sealedAt, zone, now)}, of {of.join(', ')}
        </span>
      </>
    );
  }
  return (
    <span className="text-quiet">
      Asked for {shownInstant(askedAt, zone, now)},{' '}
      {droppedAt ? 'and not made: by then no business allowed it any more.' : sealingInWords(askedAt, now)}
    </span>
  );
}
