import { SignInAgain } from '@/components/agreements/signing/sign-in-again';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { FoldedForm } from '@/components/forms/folded-form';
import { DECIDING } from '@/components/people/deciding';
import { PageSection } from '@/components/ui/page';
import { changeRole, endMembership } from '@/lib/people/staff.actions';
import type { StaffMember } from '@/lib/people/staff.queries';
import { decideOnStaff, STAFF_ROLE_WORDS, type StaffAction } from '@/lib/people/staff.rules';
import type { StaffRole } from '@/lib/platform/tenancy';
import { shownDay } from '@/lib/platform/time/shown-instants';
import type { Seen } from './seen';

type StaffListProps = Seen & {
  readonly members: readonly StaffMember[];
  readonly readerId: string;
  readonly role: StaffRole;
};

/** Who runs the business, with what the reader may change about each. */
export function StaffList({ members, readerId, role, ...seen }: StaffListProps) {
  const owners = members.filter((each) => each.role === 'owner').length;
  return (
    <PageSection title="Owners and managers">
      <ul className="divide-y divide-line">
        {members.map((member) => {
          const isSelf = member.userId === readerId;
          const isLastOwner = member.role === 'owner' && owners === 1;
          const may = (action: StaffAction) => decideOnStaff(action, { by: role, isSelf, isLastOwner }).ok;
          return (
            <li key={member.membershipId} className="grid gap-1 py-4">
              <p>
                <strong className="break-words font-semibold">{member.name}</strong>
                {isSelf ? ' (you)' : ''}, {STAFF_ROLE_WORDS[member.role].name.toLowerCase()}
              </p>
              <p className="break-words text-sm text-quiet">
                {member.email}, since {shownDay(member.since, seen.zone, seen.now)}
              </p>
              {isLastOwner ? (
                <p className="text-sm text-quiet">
                  The only owner: before {isSelf ? 'you leave' : 'they leave'}, somebody else has to become
                  one.
                </p>
              ) : null}
              {may('changeRole') ? <RoleForm {...seen} member={member} isSelf={isSelf} /> : null}
              {may('end') ? <EndForm {...seen} member={member} isSelf={isSelf} /> : null}
            </li>
          );
        })}
      </ul>
    </PageSection>
  );
}

type MemberProps = Seen & { readonly member: StaffMember; readonly isSelf: boolean };

function RoleForm({ workspaceId, path, isFresh, member, isSelf }: MemberProps) {
  const to = member.role === 'owner' ? 'manager' : 'owner';
  const label = `Make ${isSelf ? 'yourself' : member.name} ${STAFF_ROLE_WORDS[to].one}`;
  const at = `role-${member.membershipId}`;
  return (
    <FoldedForm id={at} title={label}>
      <ActionForm action={changeRole} label={label} className="grid justify-items-start gap-4 py-3">
        <MemberFields workspaceId={workspaceId} member={member} />
        <input type="hidden" name="role" value={to} />
        <p className="max-w-measure">
          {STAFF_ROLE_WORDS[to].name}: {STAFF_ROLE_WORDS[to].may}{' '}
          {isSelf ? 'The other owners' : 'They and the other owners'} are told by e-mail.
        </p>
        <FormMessage />
        <SignInAgain path={path} at={at} isFresh={isFresh} purpose={DECIDING} />
        <Submit look="quiet" pending="Changing it…">
          {label}
        </Submit>
      </ActionForm>
    </FoldedForm>
  );
}

function EndForm({ workspaceId, path, isFresh, member, isSelf }: MemberProps) {
  const label = isSelf ? 'Leave the business' : `Remove ${member.name}`;
  const at = `end-${member.membershipId}`;
  return (
    <FoldedForm id={at} title={label}>
      <ActionForm action={endMembership} label={label} className="grid justify-items-start gap-4 py-3">
        <MemberFields workspaceId={workspaceId} member={member} />
        <p className="max-w-measure">
          {isSelf ? 'You don’t' : 'They don’t'} reach its pages any more, and tokens that{' '}
          {isSelf ? 'you' : 'they'} made there end. What {isSelf ? 'you' : 'they'} wrote, signed and approved
          stays on the record, and briefs in hand go on. The owners are told by e-mail.
        </p>
        <FormMessage />
        <SignInAgain path={path} at={at} isFresh={isFresh} purpose={DECIDING} />
        <Submit look="danger" pending={isSelf ? 'Leaving…' : 'Removing…'}>
          {label}
        </Submit>
      </ActionForm>
    </FoldedForm>
  );
}

function MemberFields({ workspaceId, member }: Pick<MemberProps, 'workspaceId' | 'member'>) {
  return (
    <>
      <input type="hidden" name="workspaceId" value={workspaceId} />
      <input type="hidden" name="membershipId" value={member.membershipId} />
      <input type="hidden" name="version" value={member.version} />
    </>
  );
}
