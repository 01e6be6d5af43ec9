import { createElement } from 'react';
import { absolute } from '@/lib/platform/absolute';
import { addresses } from '@/lib/platform/addresses';
import { queueMail } from '@/lib/platform/mail';
import type { Tx } from '@/lib/platform/tenancy';
import { FactorMail, type FactorNews, factorSubject } from './emails/factor';

/** Tells a person that the way into their account has changed, so that a change they didn't make is noticed. */
export async function tellOfFactor(tx: Tx, userId: string, news: FactorNews, at: Date): Promise<void> {
  const { email } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
  const words = { news, at, url: absolute(addresses.secondStepSettings()) };
  await queueMail(tx, {
    to: email,
    kind: 'people.second_step',
    subject: factorSubject(words),
    element: createElement(FactorMail, words),
    recipientUserId: userId,
  });
}
