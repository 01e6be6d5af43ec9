import { ForgetsKept } from '@/components/offline/forgets-kept';
import { buttonLook } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { addresses } from '@/lib/platform/addresses/addresses';

/** Signing in with Google, where that is set up. A plain link, because a prefetched page would begin a sign-in. */
export function GoogleSignIn({ to }: { to: string }) {
  return (
    <ForgetsKept>
      <a href={addresses.signInByGoogle(to)} className={buttonLook('quiet')}>
        Continue with Google
      </a>
    </ForgetsKept>
  );
}

/** Says why signing in by Google failed. @param why from the page's address; anything unknown shows nothing */
export function GoogleSaidNo({ why }: { why: string | readonly string[] | undefined }) {
  if (why === 'unproven') {
    return (
      <Notice meaning="needs" title="A link has to show that this address is yours">
        Google doesn’t host the mail of the address you chose, so it can’t confirm that it is still yours. Ask
        for a link below, or choose another account.
      </Notice>
    );
  }
  if (why === 'left') {
    return (
      <Notice meaning="needs" title="The account of this address goes by another one now">
        If you changed that, sign in with the new address. If you didn’t, take it back by the link in the
        e-mail that went to the old one when it was changed.
      </Notice>
    );
  }
  if (why === 'failed') {
    return (
      <Notice meaning="risk" title="Google didn’t sign you in">
        It didn’t answer, or it took too long. Nothing has changed. Try once more, or ask for a link below.
      </Notice>
    );
  }
  return null;
}
