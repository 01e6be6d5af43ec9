import { describe, expect, it } from 'vitest';
import { KEEPS_NAME, SignInAgain } from '@/components/agreements/signing/sign-in-again';
import { markupOf } from '@/tests/support/browser/markup';

describe('the request to sign in again', () => {
  const says = (keeps?: typeof KEEPS_NAME) =>
    markupOf(<SignInAgain path="/settings/delete" at="delete" isFresh={false} {...(keeps && { keeps })} />);

  it('promises that what was typed is still there only where it is kept', () => {
    expect(says(KEEPS_NAME)).toContain('you come back here, with what you typed still there.');
    expect(says()).toContain('you come back here.');
    expect(says()).not.toContain('what you typed');
  });

  it('leads back to the part of the page that holds the form, which may be folded', () => {
    expect(says()).toContain(`href="/sign-in?to=${encodeURIComponent('/settings/delete#delete')}"`);
  });
});
