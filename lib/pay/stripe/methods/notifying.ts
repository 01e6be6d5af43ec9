import { listOwners } from '@/lib/people/queries';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import type { PayMethod } from '@/lib/platform/db/generated/client';
import { queueMail } from '@/lib/platform/mail';
import type { Tx } from '@/lib/platform/tenancy';
import { methodGoneMail } from '../emails/method-gone';

type Gone = Pick<PayMethod, 'workspaceId' | 'id' | 'kind' | 'label'>;

/**
 * Mails the owners, once, that what their business pays with can't be charged any more. It isn't a notification: those
 * are about work with one assistant, and this keeps the business from paying any of them.
 * @param readerId the owner who reads it on the page at this moment; null: nobody does
 */
export async function notifyOfGoneMethod(
  tx: Tx,
  { workspaceId, id, ...method }: Gone,
  readerId: string | null,
): Promise<void> {
  const { slug, name: business } = await tx.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { slug: true, name: true },
  });
  const mail = methodGoneMail({ business, method, url: absolute(addresses.payMethod(slug)) });
  const told = (await listOwners(tx, workspaceId)).filter((owner) => owner.id !== readerId);
  for (const owner of told)
    await queueMail(tx, {
      ...mail,
      to: owner.email,
      kind: 'pay.method_gone',
      workspaceId,
      recipientUserId: owner.id,
      subjectId: id,
      uniqueKey: `pay.method_gone:${id}:${owner.id}`,
    });
}
