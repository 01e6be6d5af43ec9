import { clsx } from 'clsx';
import type { ComponentProps } from 'react';
import { NearLink } from './near-link';

export type ButtonLook = 'primary' | 'quiet' | 'danger' | 'plain';

/** @returns a button's classes (app/styles), for other elements that must look like one. */
export function buttonLook(look: ButtonLook = 'primary'): string {
  return `button button-${look}`;
}

type ButtonProps = ComponentProps<'button'> & { readonly look?: ButtonLook };

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
