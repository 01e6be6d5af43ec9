import { PageSection } from '@/components/ui/page';
import type { ListedToken } from '@/lib/api/tokens/queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { newId } from '@/lib/platform/ids';
import { TokenForm } from './token-form';
import { TokenList } from './token-list';

type TokenSectionProps = {
  readonly tokens: readonly ListedToken[];
  readonly workspaceId?: string;
  readonly path: string;
  readonly isFresh: boolean;
  /** what was typed before signing in again */
  readonly name: string;
  readonly zone: string;
  readonly now: Date;
};

/** The tokens that scripts and tools use: existing ones, and a new one. */
export function TokenSection({ tokens, zone, now, ...form }: TokenSectionProps) {
  return (
    <PageSection title="Tokens" id="tokens">
      <p className="mb-4 max-w-measure text-quiet">
        A script or a tool sends a token with each call and acts as whoever made it, by the same rules as you
        do here. It can’t sign, pay, or change who gets in. What there is to call is in{' '}
        <a href={addresses.api('/openapi.json')} className="text-accent underline underline-offset-4">
          the description of the API
        </a>
        , in the format that tools read (OpenAPI).
      </p>
      {tokens.length > 0 ? <TokenList tokens={tokens} zone={zone} now={now} /> : null}
      <h3 id="sign" className="mt-6 mb-4">
        Make a token
      </h3>
      <TokenForm fresh={newId()} {...form} />
    </PageSection>
  );
}
