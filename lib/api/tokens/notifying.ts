import { createElement } from 'react';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import { queueMail } from '@/lib/platform/mail';
import type { Tx } from '@/lib/platform/tenancy';
import { TokenMadeMail, tokenMadeSubject } from './emails/token-made';
import type { Scope } from './scopes.rules';

type MadeToken = {
  readonly userId: string;
  readonly workspaceId: string | null;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt: Date;
  readonly at: Date;
};

/** Tells a person that something may act as them from now on, so that a token they didn't make is noticed. */
export async function notifyOfToken(tx: Tx, token: MadeToken): Promise<void> {
  const { userId, workspaceId } = token;
  const { email } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
  const business =
    workspaceId === null
      ? null
      : await tx.workspace.findUniqueOrThrow({
          where: { id: workspaceId },
          select: { name: true, slug: true },
        });
  const path = business ? addresses.connections(business.slug) : addresses.ownConnections();
  const words = { ...token, business: business?.name ?? null, url: absolute(path) };
  await queueMail(tx, {
    to: email,
    kind: 'api.token_made',
    subject: tokenMadeSubject(words),
    element: createElement(TokenMadeMail, words),
    recipientUserId: userId,
  });
}
