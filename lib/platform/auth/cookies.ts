import { env } from '@/lib/platform/env/env';

export type OwnCookie = {
  readonly name: string;
  readonly options: {
    readonly httpOnly: true;
    readonly secure: boolean;
    readonly sameSite: 'lax';
    readonly path: '/';
  };
};

/**
 * A cookie that only our own pages get, and no script can read. `__Host-` ties it to this host and to https (RFC
 * 6265bis, 4.1.3.2); on http, as in the demo and in development, browsers would refuse that prefix.
 */
export function ownCookie(purpose: string): OwnCookie {
  const secure = env().NEXTAUTH_URL.startsWith('https:');
  return {
    name: `${secure ? '__Host-' : ''}handover.${purpose}`,
    options: { httpOnly: true, secure, sameSite: 'lax', path: '/' },
  };
}

/** @returns the cookie of a half sign-in: the first step passed, the second still ahead. */
export function halfCookie(): OwnCookie {
  return ownCookie('half');
}

/** @returns the cookie that holds the session's token. */
export function sessionCookie(): OwnCookie {
  return ownCookie('session');
}
