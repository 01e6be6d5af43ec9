import { clsx } from 'clsx';

/** Above every page of a public demo: that nothing in it is real, and that others see what is done. */
export function SampleLine({ className }: { readonly className: string }) {
  return (
    <p className={clsx('border-b border-line bg-wash px-5 py-1.5 text-sm text-quiet', className)}>
      A sample: its people are made up, others look around too, and it is rebuilt every night.{' '}
      <a href="/" className="inline-block py-0.5 underline underline-offset-4 hover:text-ink">
        Switch person
      </a>
    </p>
  );
}
