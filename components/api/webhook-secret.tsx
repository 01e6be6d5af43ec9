import { PageSection } from '@/components/ui/page';
import { When } from '@/components/ui/when';
import { RotateForm } from './webhook-form';

type WebhookSecretProps = {
  readonly target: { readonly workspaceId: string; readonly id: string };
  readonly version: number;
  /** until when the secret before this one still signs; null if there was none */
  readonly beforeUntil: Date | null;
  /** of the webhook's page, to come back to after signing in again */
  readonly address: string;
  readonly isFresh: boolean;
  readonly zone: string;
  readonly now: Date;
};

/** What a webhook's secret is for, and the form that replaces it. */
export function WebhookSecret({
  target,
  version,
  beforeUntil,
  address,
  isFresh,
  ...clock
}: WebhookSecretProps) {
  return (
    <PageSection title="Secret" id="sign">
      <p className="mb-4 max-w-measure text-quiet">
        Your receiver uses it to check who sent something. A new one works at once; the old one also signs for
        another day, so that nothing is missed while you switch.
        {beforeUntil && beforeUntil > clock.now ? (
          <>
            {' '}
            The old one works until <When instant={beforeUntil} {...clock} />.
          </>
        ) : null}
      </p>
      <RotateForm {...target} version={version} path={address} isFresh={isFresh} />
    </PageSection>
  );
}
