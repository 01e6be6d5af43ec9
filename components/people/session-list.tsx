import { StateLabel } from '@/components/ui/state-label';
import { When } from '@/components/ui/when';
import { sessionNames } from '@/lib/people/signing-in/browsers';
import { endAllOtherSessions, endSession } from '@/lib/people/yourself.actions';
import { isByOperator } from '@/lib/platform/auth/how-proven';
import { formatInstant } from '@/lib/platform/time/format';
import { Press } from './press';

type Session = {
  readonly id: string;
  readonly createdAt: Date;
  /** null within its first hour */
  readonly lastSeenAt: Date | null;
  readonly userAgent: string | null;
  readonly ip: string | null;
  readonly authenticatedBy: string;
};

type SessionListProps = {
  readonly sessions: readonly Session[];
  readonly currentId: string;
  readonly zone: string;
  readonly now: Date;
};

/** The browsers a person is signed in with; each can be signed out from here. */
export function SessionList({ sessions, currentId, zone, now }: SessionListProps) {
  const names = sessionNames(sessions);
  return (
    <div className="grid gap-5">
      <ul className="divide-y divide-line" aria-label="Browsers you are signed in with">
        {sessions.map(({ id, createdAt, lastSeenAt, ip, authenticatedBy }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
            <div>
              <p className="font-semibold">{names.get(id)}</p>
              <p className="text-sm text-quiet">
                Since <When instant={createdAt} zone={zone} now={now} />
                {ip ? `, from ${ip}` : ''}
                {id === currentId || lastSeenAt === null ? null : (
                  <>
                    ; last active <When instant={lastSeenAt} zone={zone} now={now} />
                  </>
                )}
              </p>
              {isByOperator(authenticatedBy) ? (
                <p className="text-sm">
                  <StateLabel meaning="needs">By an operator’s link</StateLabel> Whoever runs this
                  installation made the link that signed this browser in.
                </p>
              ) : null}
            </div>
            {id === currentId ? (
              <StateLabel meaning="done">This one</StateLabel>
            ) : (
              <Press
                action={endSession}
                fields={{ sessionId: id }}
                label={`Sign out ${names.get(id)}, there since ${formatInstant(createdAt, zone, now)}`}
              >
                Sign out there
              </Press>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Press action={endAllOtherSessions} label="Sign out everywhere else">
          Sign out everywhere else
        </Press>
      ) : (
        <p className="max-w-measure text-sm text-quiet">
          A session ends by itself 30 days after its sign-in. When you sign in elsewhere, it shows up here.
        </p>
      )}
    </div>
  );
}
