import { Notice } from '@/components/ui/notice';

/** In place of a form that asks for a link by mail, where no mail can leave: nobody waits for one that never comes. */
export function MailIsOff({ isGoogleOn }: { readonly isGoogleOn: boolean }) {
  return (
    <Notice meaning="risk" title="This installation can’t send mail yet">
      So it can’t send you a link to sign in.{' '}
      {isGoogleOn
        ? 'Until it can, only Google lets you in.'
        : 'Ask whoever runs it to set up mail, and come back then.'}
    </Notice>
  );
}
