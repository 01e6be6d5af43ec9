'use client';

import { ActionForm, useForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { CopyLink } from '@/components/ui/copy-link';
import { Notice } from '@/components/ui/notice';
import { makeCalendarLink } from '@/lib/calendar/linking.actions';

/** Makes a calendar link, or a replacement, and shows it: only this once, since only its hash is kept. */
export function CalendarLinkForm({ hasOne }: { hasOne: boolean }) {
  return (
    <ActionForm action={makeCalendarLink} className="grid gap-4" label="Calendar link">
      <FormMessage />
      <NewLink />
      <div>
        <Submit look="quiet" pending="Making a link…">
          {hasOne ? 'Make another link instead' : 'Make a calendar link'}
        </Submit>
      </div>
    </ActionForm>
  );
}

function NewLink() {
  const { state } = useForm();
  const link = state.status === 'done' ? linkIn(state.data) : null;
  if (link === null) return null;
  return (
    <div role="status" className="grid gap-4">
      <Notice meaning="done" title="Your calendar link is ready">
        <p>Copy it now: it isn’t shown again. Anybody who has it can read what is due, without signing in.</p>
      </Notice>
      <CopyLink url={link} label="For Google and Outlook: add a calendar from this address" />
      <p>
        <a href={link.replace(/^https?:/, 'webcal:')} className="text-accent underline underline-offset-4">
          Open it in the calendar of this device
        </a>
      </p>
    </div>
  );
}

function linkIn(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('link' in data)) return null;
  return typeof data.link === 'string' ? data.link : null;
}
