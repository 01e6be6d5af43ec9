import { SampleBusiness } from '@/components/site/sample-business';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageSection } from '@/components/ui/page';
import { RowList } from '@/components/ui/row-list';
import { When } from '@/components/ui/when';
import type { WaitingInvitation } from '@/lib/people/invitations/invitations.queries';
import type { Door } from '@/lib/people/places';
import { addresses } from '@/lib/platform/addresses/addresses';

type PlacesProps = {
  readonly doors: readonly Door[];
  readonly invitations: readonly WaitingInvitation[];
  readonly email: string;
  readonly zone: string;
  readonly now: Date;
};

/** Where a person can go: what they run, what they assist, who invites them, or a first workspace. */
export function Places({ doors, invitations, email, zone, now }: PlacesProps) {
  return (
    <>
      {invitations.length > 0 ? (
        <PageSection title="You are invited">
          <RowList
            rows={invitations.map(({ token, business, expiresAt }) => ({
              href: addresses.invitation(token),
              title: business,
              detail: (
                <>
                  Answer by <When instant={expiresAt} zone={zone} now={now} />
                </>
              ),
              states: [{ meaning: 'needs', words: 'Waiting for you' }],
            }))}
          />
        </PageSection>
      ) : null}
      {doors.length > 0 ? (
        <>
          <PageSection title="Your places">
            <RowList rows={doors.map(({ href, title, detail }) => ({ id: href, href, title, detail }))} />
          </PageSection>
          <p className="mt-8">
            <LinkButton look="quiet" href={addresses.newWorkspace()}>
              Make another workspace
            </LinkButton>
          </p>
        </>
      ) : (
        <div className="mt-10 grid gap-10 first:mt-0">
          <EmptyState
            title="You hand work over"
            action={<LinkButton href={addresses.newWorkspace()}>Make a workspace</LinkButton>}
          >
            A workspace is one business: its assistants, agreements and briefs. You own the one you make.
          </EmptyState>
          <EmptyState title="You take work on">
            An assistant joins by an invitation from the business. It is sent to an e-mail address: yours here
            is {email}. When one comes, it appears on this page as well.
          </EmptyState>
          <SampleBusiness />
        </div>
      )}
    </>
  );
}
