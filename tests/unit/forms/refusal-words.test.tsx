import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Situation } from '@/components/forms/action-form';
import { FormMessage } from '@/components/forms/fields';
import type { FormState } from '@/lib/platform/actions/form-state';
import { SIGNED_OUT } from '@/lib/platform/auth/session-lock';
import { refuse } from '@/lib/platform/result';

const shown = ({ code, message }: { readonly code: string; readonly message: string }) => {
  const state: FormState = { status: 'refused', code, message, fieldErrors: {}, values: {}, at: 0 };
  return renderToStaticMarkup(
    <Situation state={state} isPending={false} again={null}>
      <FormMessage />
    </Situation>,
  );
};

it('a form whose session has ended leads to signing in beside it, in the middle of what it says', () => {
  const html = shown(SIGNED_OUT);

  expect(html).toMatch(
    /Your session has ended\. <a href="\/sign-in" target="_blank"[^>]*>Sign in again in another tab<\/a>, then press/,
  );
});

it('any other refusal is its words alone', () => {
  const html = shown(refuse('too_much', 'No more than that <b>.').refusal);

  expect(html).toContain('>No more than that &lt;b&gt;.</p>');
});
