import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import { newId } from '@/lib/platform/ids';
import { queueMail } from '@/lib/platform/mail';
import type { StaffRole, Tx } from '@/lib/platform/tenancy';
import { isGoneBy, type StaffChange, whoRunsItMail } from './invitations/emails/staff';
import { listOwners } from './queries';

type Business = { readonly workspaceId: string; readonly name: string; readonly slug: string };

export type ChangeOfStaff = {
  readonly news: StaffChange;
  /** their role now, or formerly */
  readonly role: StaffRole;
  readonly who: { readonly id: string; readonly name: string; readonly email: string };
  /** who did it */
  readonly by: { readonly id: string; readonly name: string };
};

/**
 * Mails the owners, and the person it is about, that the staff has changed, except whoever did it. It isn't a
 * notification: those are about work with an assistant, and can be turned off.
 */
export async function notifyOfStaffChange(
  tx: Tx,
  { workspaceId, name: business, slug }: Business,
  { news, role, who, by }: ChangeOfStaff,
): Promise<void> {
  const owners = await listOwners(tx, workspaceId);
  const readers = [...owners.filter(({ id }) => id !== who.id), who].filter(({ id }) => id !== by.id);
  const factId = newId();
  for (const reader of readers) {
    const isYou = reader.id === who.id;
    await queueMail(tx, {
      ...whoRunsItMail({
        news,
        business,
        name: who.name,
        role,
        by: by.name,
        isYou,
        url: absolute(isYou && isGoneBy(news) ? addresses.start() : addresses.whoRunsIt(slug)),
      }),
      kind: 'people.who_runs_it',
      to: reader.email,
      recipientUserId: reader.id,
      workspaceId,
      subjectId: who.id,
      uniqueKey: `people.who_runs_it:${factId}:${reader.id}`,
    });
  }
}
