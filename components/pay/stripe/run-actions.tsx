import { SignInAgain } from '@/components/agreements/signing/sign-in-again';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { RefFields } from '@/components/forms/ref-fields';
import { buttonLook, LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { shownMoney } from '@/components/ui/shown-money';
import { approveRun, cancelRun, tryRunAgain } from '@/lib/pay/runs/runs.actions';
import type { RunPage } from '@/lib/pay/stripe/pages.queries';
import { chargeOf, decideCancel } from '@/lib/pay/stripe/runs.rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import type { Refusal } from '@/lib/platform/result';

type RunActionsProps = {
  readonly run: RunPage;
  readonly slug: string;
  readonly isFresh: boolean;
};

const PURPOSE = { to: 'pay', asYou: 'pay as you' };

/** What an owner can do with a run now: approve it, try again, or cancel it. */
export function RunActions({ run, slug, isFresh }: RunActionsProps) {
  const charge = chargeOf(run);
  const amount = shownMoney(charge);
  const path = addresses.payRun(slug, run.id);
  const has = (state: RunPage['payments'][number]['state']) =>
    run.payments.every((each) => each.state === state);
  if (run.isBeingCancelled)
    return (
      <Notice title="Being cancelled">
        What it was going to pay is owed as before once Stripe confirms that it won’t collect it.
      </Notice>
    );
  return (
    <div id="pay" className="grid scroll-mt-8 justify-items-start gap-4">
      {has('awaiting_approval') ? (
        <ActionForm action={approveRun} label="Pay" className="grid gap-4">
          <Seen run={run} />
          <input type="hidden" name="chargeMinor" value={charge.minor} />
          <SignInAgain path={path} at="pay" isFresh={isFresh} purpose={PURPOSE} />
          <div>
            <Submit pending="Saying yes…">{`Pay ${amount}`}</Submit>
          </div>
        </ActionForm>
      ) : null}
      {has('needs_attention') ? <ResolveCharge run={run} slug={slug} path={path} isFresh={isFresh} /> : null}
      {decideCancel(run).ok ? (
        <ActionForm action={cancelRun} label="Cancel the pay run" className="grid gap-2">
          <Seen run={run} />
          <div>
            <Submit look="quiet" pending="Cancelling…">
              Cancel this pay run
            </Submit>
          </div>
        </ActionForm>
      ) : null}
    </div>
  );
}

type ResolveChargeProps = RunActionsProps & { readonly path: string };

function ResolveCharge({ run, slug, path, isFresh }: ResolveChargeProps) {
  const asksOwner = run.chargeState === 'needs_owner';
  if (asksOwner && run.actionUrl)
    return (
      <Notice meaning="needs" title="Your bank wants you to confirm it is you">
        <p className="mb-3">Answer it on its own page; you come back here.</p>
        <a href={run.actionUrl} className={buttonLook()}>
          Answer your bank
        </a>
      </Notice>
    );
  if (run.tryingWith?.ok === false) return <NothingToTryWith slug={slug} refusal={run.tryingWith.refusal} />;
  return (
    <Notice meaning="needs" title="Nothing was collected">
      <p className="mb-3">{run.said} Nobody has been paid by this run.</p>
      <ActionForm action={tryRunAgain} label="Try again" className="grid gap-3">
        <Seen run={run} />
        {asksOwner ? <input type="hidden" name="isOnSession" value="on" /> : null}
        <SignInAgain path={path} at="pay" isFresh={isFresh} purpose={PURPOSE} />
        <div>
          <Submit pending="Asking your bank…">
            {asksOwner ? 'Show my bank that it is me' : 'Try again'}
          </Submit>
        </div>
      </ActionForm>
    </Notice>
  );
}

type NothingToTryWithProps = { readonly slug: string; readonly refusal: Refusal };

/** What it was to be charged to is gone at Stripe, so trying again is of no use: the owner reads what is. */
function NothingToTryWith({ slug, refusal }: NothingToTryWithProps) {
  return (
    <Notice meaning="needs" title="Nothing was collected">
      <p>{refusal.message} Nobody has been paid by this run.</p>
      {refusal.code === 'other_customer' ? null : (
        <p className="mt-3">
          <LinkButton href={addresses.payMethod(slug)}>Set up how you pay</LinkButton>
        </p>
      )}
    </Notice>
  );
}

function Seen({ run }: { run: RunPage }) {
  return (
    <>
      <RefFields of={run} />
      <FormMessage />
    </>
  );
}
