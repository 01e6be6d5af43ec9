'use client';

import { ActionForm, useForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { Notice } from '@/components/ui/notice';
import { makeRecoveryCodes } from '@/lib/people/factors/setting-up.actions';

/** Codes for the day when neither app nor passkey is at hand. They are shown once, when they are made. */
export function RecoverySection({ left, isFresh }: { left: number; isFresh: boolean }) {
  return (
    <div className="grid max-w-measure gap-4">
      <p className="text-quiet">
        Each signs you in once instead of a code. Keep them on paper, or somewhere you can reach without your
        phone: without one, nobody can let you back in.
      </p>
      {left === 0 ? (
        <Notice meaning="needs" title="You have none">
          Make some now, while you can still get in.
        </Notice>
      ) : (
        <p>
          {left} {left === 1 ? 'is' : 'are'} left.
        </p>
      )}
      {isFresh ? (
        <ActionForm action={makeRecoveryCodes} className="grid gap-4" label="Recovery codes">
          <FormMessage />
          <MadeCodes />
          <div>
            <Submit look="quiet" pending="Making them…">
              {left === 0 ? 'Make recovery codes' : 'Replace them with new ones'}
            </Submit>
          </div>
        </ActionForm>
      ) : null}
    </div>
  );
}

function MadeCodes() {
  const { state } = useForm();
  const codes = state.status === 'done' ? codesIn(state.data) : [];
  if (codes.length === 0) return null;
  return (
    <div role="status" className="grid gap-2">
      <p className="font-semibold">Write these down now. They are not shown again.</p>
      <ul className="grid gap-1 rounded-md bg-wash px-4 py-3 sm:grid-cols-2" translate="no">
        {codes.map((code) => (
          <li key={code} className="tabular-nums">
            {code}
          </li>
        ))}
      </ul>
    </div>
  );
}

function codesIn(data: unknown): readonly string[] {
  if (typeof data !== 'object' || data === null || !('codes' in data) || !Array.isArray(data.codes))
    return [];
  return data.codes.filter((code) => typeof code === 'string');
}
