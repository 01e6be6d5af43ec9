import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextField } from '@/components/forms/fields';
import { When } from '@/components/ui/when';
import type { Factors } from '@/lib/people/factors/queries';
import {
  beginAuthenticator,
  confirmAuthenticator,
  removeAuthenticator,
} from '@/lib/people/factors/setting-up.actions';
import { Press } from '../press';
import { QrCode } from './qr-code';
import { WithoutAStep } from './without-a-step';

type AppSectionProps = {
  readonly app: Factors['app'];
  /** whether there is no second step but this one */
  readonly isOnlyStep: boolean;
  readonly recoveryCodesLeft: number;
  readonly isFresh: boolean;
  readonly zone: string;
  readonly now: Date;
};

/** An app that makes codes: off, being set up, or on. */
export function AppSection({ app, isOnlyStep, recoveryCodesLeft, isFresh, zone, now }: AppSectionProps) {
  switch (app.state) {
    case 'off':
      return (
        <div className="grid max-w-measure gap-3">
          <p className="text-quiet">
            An app on your phone shows six digits that change every 30 seconds, even offline. Any such app
            will do.
          </p>
          {isFresh ? (
            <Press action={beginAuthenticator} label="Set up an app">
              Set up an app
            </Press>
          ) : null}
        </div>
      );
    case 'pending':
      return isFresh ? (
        <Pending secret={app.secret} address={app.address} />
      ) : (
        <p>You haven’t finished setting it up.</p>
      );
    case 'on':
      return (
        <div className="grid max-w-measure gap-3">
          <p>
            On since <When instant={app.since} zone={zone} now={now} />.
          </p>
          {isOnlyStep && isFresh ? <WithoutAStep recoveryCodesLeft={recoveryCodesLeft} /> : null}
          {isFresh ? (
            <Press action={removeAuthenticator} look="danger" label="Turn the app off">
              Turn the app off
            </Press>
          ) : null}
        </div>
      );
  }
}

function Pending({ secret, address }: { secret: string; address: string }) {
  return (
    <div className="grid max-w-measure gap-5">
      <ol className="grid list-decimal gap-4 ps-5">
        <li>
          <p className="mb-3">
            Add an account in your app by scanning this picture or typing the letters below it.
          </p>
          <QrCode text={address} label="Picture for your authenticator app; the letters below say the same" />
          <p className="mt-2 font-semibold" translate="no">
            {secret.replace(/.{4}(?=.)/g, '$& ')}
          </p>
        </li>
        <li>Type the six digits that it shows.</li>
      </ol>
      <ActionForm action={confirmAuthenticator} className="grid gap-4" label="Turn the app on">
        <FormMessage />
        <TextField name="code" label="Code" inputMode="numeric" autoComplete="one-time-code" />
        <div>
          <Submit pending="Checking…">Turn it on</Submit>
        </div>
      </ActionForm>
      <Press action={removeAuthenticator} look="plain" label="Leave it">
        Leave it
      </Press>
    </div>
  );
}
