'use client';

import type { ReactNode } from 'react';
import { type Finding, keyOf } from '@/lib/briefs/clarity/finding';
import { shortened } from '@/lib/platform/text/shortened';
import { useClarity } from './clarity';

type NotedProps = {
  /** the input, or inputs, whose notes are shown here */
  readonly fields: readonly string[];
  readonly children: ReactNode;
};

/** A field with what could be clearer in it: a quiet line each, the reason and a fix on demand. */
export function Noted({ fields, children }: NotedProps) {
  const { findings, taken, undo } = useClarity();
  const own = findings.filter(({ field }) => fields.includes(field));
  const isTakenHere = taken !== null && fields.includes(taken.finding.field);
  return (
    <div>
      {children}
      {isTakenHere ? (
        <p className="mt-1.5 text-sm text-quiet">
          Changed.{' '}
          <button type="button" className={LINK} onClick={undo}>
            Undo
          </button>
        </p>
      ) : null}
      {own.length > 0 ? (
        <ul aria-label="Could be clearer" className="mt-1.5 grid gap-0.5">
          {own.map((finding) => (
            <Note key={`${keyOf(finding)} ${finding.words?.from ?? ''}`} finding={finding} />
          ))}
        </ul>
      ) : null}
    </div>
  );
}

const LINK = 'link hover:text-accent-strong';

function Note({ finding }: { finding: Finding }) {
  const { take, dismiss } = useClarity();
  const { words, reason, suggestion } = finding;
  return (
    <li>
      <details className="text-sm text-quiet">
        <summary className="fold-quiet">
          {words === null ? (
            (SHORT[finding.rule] ?? 'Could be clearer')
          ) : (
            <>“{shortened(words.text, 40)}” could be clearer</>
          )}
        </summary>
        <div className="grid gap-1 border-s-2 border-line ps-3 pb-2">
          <p className="max-w-measure text-ink">{reason}</p>
          <p className="flex flex-wrap gap-x-5 gap-y-1">
            {suggestion ? (
              <button type="button" className={LINK} onClick={() => take(finding)}>
                {suggestion.label}
              </button>
            ) : null}
            <button type="button" className={LINK} onClick={() => dismiss(finding)}>
              It is clear enough
            </button>
          </p>
        </div>
      </details>
    </li>
  );
}

const SHORT: Partial<Record<Finding['rule'], string>> = {
  deadline_day_off: 'A day off for them',
  deadline_outside_hours: 'Outside their working hours',
  deadline_too_near: 'Little time for the budget',
  outcome_repeats_title: 'Says what the title says',
  ask_first_without_list: 'About what?',
  check_in_after_deadline: 'Not before the deadline',
  no_criterion: 'No way yet to know when it is right',
  budget_unlike_similar: 'Unlike the budgets of similar briefs',
};
