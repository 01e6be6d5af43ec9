import type { ReactNode } from 'react';
import { SignInAgain } from '@/components/agreements/signing/sign-in-again';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextField } from '@/components/forms/fields';
import { FoldedForm } from '@/components/forms/folded-form';
import { FreshId } from '@/components/forms/fresh-id';
import { NearLink } from '@/components/ui/near-link';
import { Notice } from '@/components/ui/notice';
import { PageSection, SettingsSection } from '@/components/ui/page';
import { pageOfHold } from '@/lib/deletion/hold-pages.rules';
import type { DeletionStatus } from '@/lib/deletion/queries';
import { holdInWords } from '@/lib/deletion/rules';
import type { FormAction } from '@/lib/platform/actions/form-state';
import type { PageReader } from '@/lib/platform/addresses/addresses-for';
import { newId } from '@/lib/platform/ids';
import { formatInstant } from '@/lib/platform/time/format';
import { shownInstant } from '@/lib/platform/time/shown-instants';

type DeletionSectionProps = {
  readonly standing: DeletionStatus;
  /** as whom the reader is held: as the business's owner, or as an assistant of others */
  readonly side: PageReader['side'];
  /** "the business", "your account" */
  readonly what: string;
  /** what has to be typed, and its label */
  readonly expected: { readonly text: string; readonly label: string };
  readonly deletes: FormAction<void>;
  readonly keeps: FormAction<void>;
  /** the page itself, to come back to after signing in */
  readonly path: string;
  readonly isFresh: boolean;
  readonly zone: string;
  readonly now: Date;
  /** what goes, what stays, and what to save first */
  readonly children: ReactNode;
  /** what both forms send */
  readonly fields?: ReactNode;
  /** whether all of it is folded: on a page that is about more than this */
  readonly isFolded?: boolean;
};

/** Where the form is. */
const FORM = 'delete';

/** What deleting means, what prevents it, and the form that asks for it; or, once scheduled, how to cancel it. */
export function DeletionSection(props: DeletionSectionProps) {
  const { standing, what, children, isFolded = false, zone, now } = props;
  const rest = standing.holds.length > 0 ? <Holds {...props} /> : <Asks {...props} />;
  const Section = isFolded ? SettingsSection : PageSection;
  return (
    <Section title={`Delete ${what}`} id="deletion">
      {standing.dueAt ? (
        <Pending {...props} dueAt={standing.dueAt} />
      ) : (
        <div className="grid max-w-measure gap-4">
          {standing.heldAt ? (
            <Notice meaning="needs" title="It was not deleted">
              <p>
                Its day came {shownInstant(standing.heldAt, zone, now)}, and something stood in the way.
                Nothing was deleted.
              </p>
            </Notice>
          ) : null}
          {isFolded ? (
            <Fold what={what}>
              {children}
              {rest}
            </Fold>
          ) : (
            <>
              {children}
              {standing.holds.length > 0 ? rest : <Fold what={what}>{rest}</Fold>}
            </>
          )}
        </div>
      )}
    </Section>
  );
}

function Pending({ what, keeps, fields, dueAt, zone, now }: DeletionSectionProps & { readonly dueAt: Date }) {
  return (
    <Notice meaning="risk" title={`Set to be deleted ${formatInstant(dueAt, zone, now)}`}>
      <p className="mb-3">
        Until then everything stays as it is. Everyone concerned has been told by e-mail.
      </p>
      <ActionForm action={keeps} label={`Keep ${what}`} className="grid justify-items-start gap-2">
        {fields}
        <FormMessage />
        <Submit pending="Taking it back…">{`Keep ${what}`}</Submit>
      </ActionForm>
    </Notice>
  );
}

function Fold({ what, children }: { readonly what: string; readonly children: ReactNode }) {
  return (
    <FoldedForm id={FORM} title={`Delete ${what}`}>
      <div className="grid gap-4 pt-3">{children}</div>
    </FoldedForm>
  );
}

function Holds({ standing, side, what }: DeletionSectionProps) {
  return (
    <Notice meaning="needs" title={`What stands in the way of deleting ${what}`}>
      <ul className="list-disc ps-5">
        {standing.holds.map((hold) => (
          <li key={holdInWords(hold)}>
            {/* within the line: a block of its own would have its mark beside its last line */}
            <NearLink href={pageOfHold(hold, side)} className="link inline">
              {holdInWords(hold)}
            </NearLink>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Asks({ what, expected, deletes, fields, path, isFresh }: DeletionSectionProps) {
  return (
    <ActionForm action={deletes} label={`Delete ${what}`} className="grid justify-items-start gap-4">
      {fields}
      <FreshId name="id" fresh={newId()} />
      <FormMessage />
      <TextField
        name="confirmation"
        label={`Type ${expected.label} to confirm`}
        hint={expected.text}
        autoComplete="off"
      />
      <SignInAgain
        path={path}
        at={FORM}
        isFresh={isFresh}
        purpose={{ to: 'delete', asYou: 'delete it as you' }}
      />
      <Submit look="danger" pending="Asking for it…">
        Delete in 14 days
      </Submit>
    </ActionForm>
  );
}
