import { Press } from '@/components/people/press';
import { StateLabel } from '@/components/ui/state-label';
import { When } from '@/components/ui/when';
import type { ListedToken } from '@/lib/api/tokens/queries';
import { scopeInWords } from '@/lib/api/tokens/scopes.rules';
import { endToken } from '@/lib/api/tokens/tokens.actions';

type TokenListProps = {
  readonly tokens: readonly ListedToken[];
  readonly zone: string;
  readonly now: Date;
};

/** The tokens of a place: what each may do, since when, and when it was last used. An active one can be revoked. */
export function TokenList({ tokens, zone, now }: TokenListProps) {
  return (
    <ul className="divide-y divide-line" aria-label="Tokens">
      {tokens.map(
        ({ id, name, endsWith, business, madeBy, scopes, madeAt, expiresAt, lastUsedAt, state }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
            <div className="min-w-0 max-w-measure">
              <p className="font-semibold">
                {name} <span className="font-normal text-quiet">…{endsWith}</span>
              </p>
              {business ? <p className="text-sm">In {business}</p> : null}
              <p className="text-sm">{scopes.map(scopeInWords).join(' · ')}</p>
              <p className="text-sm text-quiet">
                {madeBy} made it <When instant={madeAt} zone={zone} now={now} />;{' '}
                {lastUsedAt ? (
                  <>
                    last used <When instant={lastUsedAt} zone={zone} now={now} />
                  </>
                ) : (
                  'never used'
                )}
                {state === 'works' ? (
                  <>
                    ; works until <When instant={expiresAt} zone={zone} now={now} />
                  </>
                ) : null}
              </p>
            </div>
            {state === 'works' ? (
              <Press action={endToken} fields={{ id }} look="danger" label={`End ${name}`}>
                End it
              </Press>
            ) : (
              <StateLabel>{state === 'ended' ? 'Ended' : 'Expired'}</StateLabel>
            )}
          </li>
        ),
      )}
    </ul>
  );
}
