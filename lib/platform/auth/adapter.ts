import type { Adapter, AdapterUser } from 'next-auth/adapters';
import { now } from '@/lib/platform/clock';
import type { User } from '@/lib/platform/db/generated/client';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { beginHalf, beginSession, hasSecondFactor, reopenSession } from './beginning';
import type { FirstStep } from './how-proven';
import { findLeftAddress } from './left-addresses';
import { noteSessionOf, type SpentLink, spendLink } from './sign-in-links';
import type { RequestFacts } from './signed-in';
import { hashSessionToken } from './tokens';

const AUTH = { kind: 'auth' } as const;
/** Until the person has told us theirs. */
const GUESSED_ZONE = 'UTC';

/**
 * next-auth's way to our tables. Tokens come in plain and are kept hashed. Every call is a transaction as the actor
 * 'auth', which reaches people, sessions and links and nothing else.
 * @param by what the first step is
 * @param key the posting key of the form that uses a link, if there is one
 */
export function adapterFor(request: RequestFacts, by: FirstStep, key: string | null = null): Adapter {
  const proof: Proof = {
    link: null,
    // with Google, the address is verified as the person arrives; for a link, next-auth records by itself when it was used
    arrivedAt: by === 'google' ? now() : null,
  };
  return { ...peopleFor(proof), ...sessionsFor(request, by, proof), ...linksFor(proof, key) };
}

/** How it is known that the address is theirs. */
type Proof = {
  /** the link that was used: it proves an address only if a mail has carried it there */
  link: SpentLink | null;
  /** when they came with an address that is verified already; null for those who come by a link */
  readonly arrivedAt: Date | null;
};

function isProven({ link }: Proof): boolean {
  return link === null || link.address === 'mailed';
}

function peopleFor(proof: Proof) {
  return {
    async createUser({ email, emailVerified }: Omit<AdapterUser, 'id'>) {
      const user = await withActor(AUTH, async (tx) => {
        // whoever lets people in has asked before, and said so
        if (await findLeftAddress(tx, email, now()))
          throw new Error('an account can still get this address back');
        // two links of the same new person, used at the same moment, must still make one person
        await tx.user.createMany({
          data: {
            id: newId(),
            email,
            name: email.split('@')[0] || email,
            timeZone: GUESSED_ZONE,
            emailVerifiedAt: isProven(proof) ? (emailVerified ?? proof.arrivedAt) : null,
            createdAt: now(),
          },
          skipDuplicates: true,
        });
        return tx.user.findUniqueOrThrow({ where: { email } });
      });
      return asAdapterUser(user);
    },

    async getUser(id) {
      const user = await withActor(AUTH, (tx) => tx.user.findUnique({ where: { id } }));
      return user && asAdapterUser(user);
    },

    async getUserByEmail(email) {
      const user = await withActor(AUTH, (tx) => tx.user.findUnique({ where: { email } }));
      return user && asAdapterUser(user);
    },

    async updateUser({ id, emailVerified }) {
      const isVerified = isProven(proof) && emailVerified;
      const user = await withActor(AUTH, (tx) =>
        tx.user.update({ where: { id }, data: isVerified ? { emailVerifiedAt: now() } : {} }),
      );
      return asAdapterUser(user);
    },
  } satisfies Adapter;
}

function sessionsFor(request: RequestFacts, firstStep: FirstStep, proof: Proof) {
  return {
    async createSession({ sessionToken, userId, expires }) {
      const at = now();
      await withActor(AUTH, async (tx) => {
        // without a mail, it is the word of whoever runs the installation, also where the address was typed (adr/0194)
        const by = isProven(proof) ? firstStep : 'operator_link';
        const beginning = { userId, token: sessionToken, by, expiresAt: expires, request };
        if (proof.arrivedAt) {
          const unproven = { id: userId, emailVerifiedAt: null };
          await tx.user.updateMany({ where: unproven, data: { emailVerifiedAt: proof.arrivedAt } });
        }
        // somebody with a second step isn't signed in before taking it
        if (await hasSecondFactor(tx, userId)) return beginHalf(tx, beginning, at);
        const { link } = proof;
        if (link?.sessionId) return reopenSession(tx, { id: link.sessionId, token: sessionToken });
        const sessionId = await beginSession(tx, beginning, at);
        if (link) await noteSessionOf(tx, link.id, sessionId);
      });
      return { sessionToken, userId, expires };
    },

    async getSessionAndUser(sessionToken) {
      const found = await withActor(AUTH, (tx) =>
        tx.session.findUnique({
          where: { tokenHash: hashSessionToken(sessionToken) },
          include: { user: true },
        }),
      );
      if (!found || found.expiresAt <= now()) return null;
      return {
        session: { sessionToken, userId: found.userId, expires: found.expiresAt },
        user: asAdapterUser(found.user),
      };
    },

    // a session's end is fixed when it begins, so there is nothing to prolong
    async updateSession() {
      return null;
    },

    async deleteSession(sessionToken) {
      await withActor(AUTH, (tx) =>
        tx.session.deleteMany({ where: { tokenHash: hashSessionToken(sessionToken) } }),
      );
    },
  } satisfies Adapter;
}

function linksFor(proof: Proof, key: string | null) {
  return {
    // links are made together with their mail, in one transaction (lib/people/signing-in/sign-in-mail.ts), never by next-auth
    createVerificationToken() {
      throw new Error('Sign-in links are made by mailSignInLink.');
    },

    async useVerificationToken({ identifier, token }) {
      proof.link = await withActor(AUTH, (tx) => spendLink(tx, token, { key, email: identifier }, now()));
      if (proof.link === null) return null;
      // spendLink has checked the real end by our clock; next-auth only wants to see one that is ahead of its own
      return { identifier, token, expires: new Date(Date.now() + 60_000) };
    },
  } satisfies Adapter;
}

function asAdapterUser(user: User): AdapterUser {
  return { id: user.id, email: user.email, name: user.name, emailVerified: user.emailVerifiedAt };
}
