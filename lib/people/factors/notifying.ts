import { createElement } from 'react';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import { queueMail } from '@/lib/platform/mail';
import type { Tx } from '@/lib/platform/tenancy';
import { noteFactorChange } from './changes';
import { type FactorChange, type FactorEvent, FactorMail, factorSubject } from './emails/factor';

/**
 * Changes how a person proves who they are, and mails them about it with a link that reverts it. What they have is
 * recorded beforehand.
 * @param change refuses by throwing; then nothing is recorded and nobody is told
 */
export async function changeFactor(
  tx: Tx,
  { userId, news, at }: { readonly userId: string; readonly news: FactorChange; readonly at: Date },
  change: () => Promise<void>,
): Promise<void> {
  const { token, until } = await noteFactorChange(tx, userId, news, at);
  await change();
  await notifyOfFactor(tx, userId, {
    news,
    at,
    undo: { url: absolute(addresses.secondStepBackLink(token)), until },
  });
}

type FactorNews = {
  readonly news: FactorEvent;
  readonly at: Date;
  /** where it can be reverted, and until when, if possible */
  readonly undo?: { readonly url: string; readonly until: Date };
};

/** Tells a person that how they sign in has changed, so that a change they didn't make is noticed. */
export async function notifyOfFactor(tx: Tx, userId: string, told: FactorNews): Promise<void> {
  const { email } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
  const words = { ...told, url: absolute(addresses.secondStepSettings()) };
  await queueMail(tx, {
    to: email,
    kind: 'people.second_step',
    subject: factorSubject(words),
    element: createElement(FactorMail, words),
    recipientUserId: userId,
  });
}
