'use client';

import { startTransition, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { addDevice } from '@/lib/notifications/devices/devices.actions';
import { IDLE } from '@/lib/platform/actions/form-state';
import { askForMessages } from './asking-browser';

type ThisDeviceProps = { readonly publicKey: string; readonly isOn: boolean };

/** Asks the browser, only when the person presses the button, whether it may show notifications; then registers it. */
export function ThisDevice({ publicKey, isOn }: ThisDeviceProps) {
  const [canAsk, setCanAsk] = useState(false);
  const [said, setSaid] = useState('');
  useEffect(() => {
    setCanAsk('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window);
  }, []);
  if (!canAsk) {
    return (
      <p className="text-sm text-quiet">
        This browser can’t show messages for pages that are closed. On an iPhone or iPad, add Handover to the
        Home Screen first.
      </p>
    );
  }
  const turnOn = () =>
    startTransition(async () => {
      setSaid('Asking your browser…');
      const subscription = await askForMessages(publicKey);
      if (!subscription.ok) return setSaid(subscription.why);
      const answer = await addDevice(IDLE, subscription.where);
      setSaid(answer.status === 'refused' ? answer.message || 'That didn’t work. Try again.' : '');
    });
  return (
    <div className="grid justify-items-start gap-2">
      {isOn ? null : (
        <Button look="quiet" onClick={turnOn}>
          Show notifications on this device
        </Button>
      )}
      <p role="status" className="text-sm">
        {said}
      </p>
    </div>
  );
}
