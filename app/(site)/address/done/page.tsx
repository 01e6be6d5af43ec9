import type { Metadata } from 'next';
import { LinkButton } from '@/components/ui/button';
import { PageHead } from '@/components/ui/page';
import { addresses } from '@/lib/platform/addresses/addresses';

export const metadata: Metadata = { title: 'Your address', robots: { index: false } };

type AddressDonePageProps = { readonly searchParams: Promise<{ readonly now?: string | string[] }> };

/** Shown once a link to an address was used. It names no address: anybody may open it. */
export default async function AddressDonePage({ searchParams }: AddressDonePageProps) {
  const isBack = (await searchParams).now === 'taken_back';
  return (
    <>
      <PageHead
        title={isBack ? 'Your address is yours again' : 'Your address is changed'}
        intro={
          isBack
            ? 'Everyone has been signed out of your account, and the tokens and calendar link made since the change no longer work. Your second step is as it was before. Sign in, and check that nothing else was changed.'
            : 'You sign in with the new one from now on. We e-mailed the old one a link that can undo this for a week.'
        }
      />
      <LinkButton href={addresses.start()}>Continue</LinkButton>
    </>
  );
}
