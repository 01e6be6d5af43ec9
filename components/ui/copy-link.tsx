'use client';

import { useId, useState } from 'react';
import { Button } from './button';
import { INPUT_LOOK } from './field';

/** A link to copy; without scripts it can be selected. */
export function CopyLink({ url, label }: { url: string; label: string }) {
  const id = useId();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    setCopied(true);
  };
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm text-quiet">
        {label}
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          readOnly
          value={url}
          className={INPUT_LOOK}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button look="quiet" className="shrink-0" onClick={copy}>
          <span aria-live="polite">{isCopied ? 'Copied' : 'Copy'}</span>
        </Button>
      </div>
    </div>
  );
}
