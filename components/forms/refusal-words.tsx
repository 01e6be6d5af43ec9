import { addresses } from '@/lib/platform/addresses/addresses';
import { SIGN_IN_ELSEWHERE } from '@/lib/platform/auth/sign-in-words';

/** Leads to signing in, beside the form that stays open with all that is typed. */
export function SignInElsewhere() {
  return (
    <a href={addresses.signIn()} target="_blank" rel="noopener" className="underline underline-offset-4">
      {SIGN_IN_ELSEWHERE}
    </a>
  );
}

/** What a refusal says: where it tells its reader to sign in, it leads there. */
export function RefusalWords({ children: said }: { readonly children: string }) {
  const [before, after] = said.split(SIGN_IN_ELSEWHERE);
  if (after === undefined) return said;
  return (
    <>
      {before}
      <SignInElsewhere />
      {after}
    </>
  );
}
