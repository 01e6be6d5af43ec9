'use client';

import { Button } from '@/components/ui/button';

type ChangedElsewhereProps = {
  /** null: the form around it already says so */
  readonly message: string | null;
  readonly href: string;
  /** what becomes of the other's words when these replace them */
  readonly consequence: string;
  readonly onTakeOver: () => void;
  readonly onStartOver: () => void;
};

/**
 * The choices when somebody else, or another tab, has saved in the meantime. Without scripts the first button posts.
 */
export function ChangedElsewhere({
  message,
  href,
  consequence,
  onTakeOver,
  onStartOver,
}: ChangedElsewhereProps) {
  return (
    <div role="alert" className="grid max-w-measure gap-2 text-sm">
      {message === null ? null : <p className="font-semibold text-risk">{message}</p>}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button
          type="submit"
          look="plain"
          name="takesOver"
          value="on"
          onClick={(event) => {
            event.preventDefault();
            onTakeOver();
          }}
        >
          Save mine in its place
        </Button>
        <Button look="plain" className="noscript:hidden" onClick={onStartOver}>
          Use the saved one
        </Button>
        <a href={href} target="_blank" rel="noopener" className="text-accent underline underline-offset-4">
          See what is saved
        </a>
      </div>
      <p className="text-quiet">{consequence}</p>
    </div>
  );
}
