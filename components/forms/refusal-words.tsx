import { addresses } from '@/lib/platform/addresses/addresses';
import { ASK_FOR_A_LINK, SIGN_IN_ELSEWHERE } from '@/lib/platform/auth/sign-in-words';

/** Leads to signing in, beside the form that stays open with all that is typed. */
export function SignInElsewhere() {
  return (
    <a href={addresses.signIn()} target="_blank" rel="noopener" className="underline underline-offset-4">
      {SIGN_IN_ELSEWHERE}
    </a>
  );
}

function AskForALink() {
  return (
    <a href={addresses.signIn()} className="underline underline-offset-4">
      {ASK_FOR_A_LINK}
    </a>
  );
}

/** What a refusal says: where it tells its reader to sign in, or to ask for a link, it leads there. */
export function RefusalWords({ children: text }: { readonly children: string }) {
  for (const [words, Leading] of [
    [SIGN_IN_ELSEWHERE, SignInElsewhere],
    [ASK_FOR_A_LINK, AskForALink],
  ] as const) {
    const [before, after] = text.split(words);
    if (after === undefined) continue;
    return (
      <>
        {before}
        <Leading />
        {after}
      </>
    );
  }
  return text;
}
