import { MailLayout, Text } from '@/lib/platform/mail';
import { formatStamp } from '@/lib/platform/time/format';

/** Changes that can be reverted. */
export const FACTOR_CHANGES = [
  'app_on',
  'app_off',
  'passkey_added',
  'passkey_removed',
  'recovery_made',
] as const;

/** Changes in how somebody proves who they are. */
export type FactorEvent = FactorChange | 'recovery_used' | 'taken_back' | 'operator_link';

export type FactorChange = (typeof FACTOR_CHANGES)[number];

type FactorWords = {
  readonly news: FactorEvent;
  readonly at: Date;
  /** the page where it is shown */
  readonly url: string;
  /** where it can be reverted, and until when; left out if it can't be */
  readonly undo?: { readonly url: string; readonly until: Date };
};

const HEADINGS: Readonly<Record<FactorEvent, string>> = {
  app_on: 'Signing in now asks for a code of your app',
  app_off: 'Signing in no longer asks for a code of your app',
  passkey_added: 'A passkey was added to your account',
  passkey_removed: 'A passkey was removed from your account',
  recovery_made: 'You have new recovery codes',
  recovery_used: 'A recovery code was used to sign in as you',
  taken_back: 'Your second step is as it was before',
  operator_link: 'A link was made that signs in as you',
};

/** @returns what has changed, for a heading. */
export function factorInWords(news: FactorEvent): string {
  return HEADINGS[news];
}

const FOLLOWS: Readonly<Record<FactorEvent, string>> = {
  app_on: 'After the link from an e-mail, you are asked for the six digits that your app shows.',
  app_off:
    'The link from an e-mail, and a passkey if you have one, are what signs you in from now on. Without one, your recovery codes are gone as well.',
  passkey_added: 'It can be shown after the link from an e-mail, and again before you sign or pay.',
  passkey_removed:
    'That passkey no longer signs anybody in. If it was all you had set up, the link from an e-mail alone signs you in from now on, and your recovery codes are gone.',
  recovery_made: 'The old ones no longer work. Keep the new ones somewhere you can reach without your phone.',
  recovery_used: 'It won’t work again. Check how many are left, and make new ones when you run low.',
  taken_back:
    'A link e-mailed to you undid a change and everything after it. Everybody is signed out, and any access granted since the change has ended.',
  operator_link:
    'Whoever runs this installation of Handover made it in a terminal, to hand it to you where no e-mail gets through. It works once, within 15 minutes, and if you have a second step, that is still asked for. Your settings show whether anybody came in by it.',
};

/** @returns the subject: the fact, and when, on a clock that names its zone. */
export function factorSubject({ news, at }: Pick<FactorWords, 'news' | 'at'>): string {
  return `${HEADINGS[news]}, ${formatStamp(at)}`;
}

/** Tells somebody what has changed in how they prove who they are, with the link that reverts it if possible. */
export function FactorMail({ news, at, url, undo }: FactorWords) {
  const doubt = news === 'operator_link' ? 'If you didn’t ask for it' : 'If that wasn’t you';
  return (
    <MailLayout
      preview={`At ${formatStamp(at)}. ${doubt}, read on.`}
      heading={HEADINGS[news]}
      action={undo ? { label: 'That wasn’t me', url: undo.url } : { label: 'Look at how you sign in', url }}
      footer="You get this because it concerns the safety of your account; it can’t be turned off."
    >
      <Text>
        This was done on {formatStamp(at)}. {FOLLOWS[news]}
      </Text>
      {undo ? (
        <Text>
          If that was you, there is nothing to do. If it wasn’t, take it back with the button until{' '}
          {formatStamp(undo.until)}, as long as nobody has signed in again with your second step: what you had
          before is then restored, everyone is signed out, and any access granted since ends.
        </Text>
      ) : (
        <Text>
          {doubt}: sign in, sign out everywhere else in your settings, remove what isn’t yours, and make sure
          that nobody else reads your mail.
        </Text>
      )}
    </MailLayout>
  );
}
