import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, TextField } from '@/components/forms/fields';
import { When } from '@/components/ui/when';
import type { ListedPasskey } from '@/lib/people/factors/queries';
import { addPasskey, beginPasskey, removePasskey } from '@/lib/people/factors/setting-up.actions';
import { Press } from '../press';
import { MakePasskey } from './asking-passkeys';
import { WithoutAStep } from './without-a-step';

type PasskeySectionProps = {
  readonly passkeys: readonly ListedPasskey[];
  /** what to call the next one, unless they say otherwise */
  readonly device: string;
  /** whether there is no second step but the one that is listed */
  readonly isOnlyStep: boolean;
  readonly recoveryCodesLeft: number;
  readonly isFresh: boolean;
  readonly zone: string;
  readonly now: Date;
};

/** A person's passkeys, and how to add one. */
export function PasskeySection({ passkeys, device, isFresh, zone, now, ...others }: PasskeySectionProps) {
  const { isOnlyStep, recoveryCodesLeft } = others;
  return (
    <div className="grid max-w-measure gap-5">
      <p className="text-quiet">
        Your fingerprint, face or PIN on one of your devices. It works only at this address, so no fake site
        can trick you out of it.
      </p>
      {passkeys.length > 0 ? (
        <ul className="divide-y divide-line" aria-label="Your passkeys">
          {passkeys.map(({ id, name, addedAt, lastUsedAt }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
              <div className="min-w-0">
                <p className="font-semibold">{name}</p>
                <p className="text-sm text-quiet">
                  Added <When instant={addedAt} zone={zone} now={now} />
                  {lastUsedAt ? (
                    <>
                      , last used <When instant={lastUsedAt} zone={zone} now={now} />
                    </>
                  ) : (
                    ', not used yet'
                  )}
                </p>
              </div>
              {isFresh ? (
                <Press
                  action={removePasskey}
                  fields={{ passkeyId: id }}
                  look="danger"
                  label={`Remove ${name}`}
                >
                  Remove
                </Press>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {isOnlyStep && isFresh && passkeys.length > 0 ? (
        <WithoutAStep recoveryCodesLeft={recoveryCodesLeft} />
      ) : null}
      {isFresh ? (
        <ActionForm action={addPasskey} className="grid gap-4" label="Add a passkey">
          <FormMessage />
          <TextField name="name" label="Name of the device" initial={device} />
          <MakePasskey begin={beginPasskey} look="quiet">
            Add a passkey
          </MakePasskey>
        </ActionForm>
      ) : null}
    </div>
  );
}
