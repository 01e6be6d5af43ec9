import { clsx } from 'clsx';
import type { ButtonHTMLAttributes, ComponentProps } from 'react';
import { NearLink } from './near-link';

export type ButtonLook = 'primary' | 'quiet' | 'danger' | 'plain';

const LOOKS: Record<ButtonLook, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong border-transparent',
  quiet: 'bg-sheet text-ink border-edge hover:bg-sunken',
  danger: 'bg-sheet text-risk border-risk hover:bg-risk-wash',
  plain: 'border-transparent text-accent underline underline-offset-4 hover:text-accent-strong px-1!',
};

/** @returns the classes of a button, for what must look like one. */
export function buttonLook(look: ButtonLook = 'primary'): string {
  return clsx(
    'inline-flex min-h-10 items-center justify-center gap-2 rounded-md border px-4 py-1.5 font-semibold',
    'transition-colors disabled:cursor-default disabled:opacity-60 aria-disabled:opacity-60',
    LOOKS[look],
  );
}

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { readonly look?: ButtonLook };

export function Button({ look = 'primary', className, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={clsx(buttonLook(look), className)} {...rest} />;
}

/** A link that looks like a button: for going somewhere, never for changing something. */
export function LinkButton({
  look = 'primary',
  className,
  ...rest
}: ComponentProps<typeof NearLink> & { look?: ButtonLook }) {
  return <NearLink className={clsx(buttonLook(look), className)} {...rest} />;
}
