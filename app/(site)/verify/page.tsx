import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { CheckFile } from '@/components/agreements/verifying/check-file';
import { CopyAnswer } from '@/components/agreements/verifying/copy-answer';
import { SitePage } from '@/components/shell/site-page';
import { Button } from '@/components/ui/button';
import { describedBy, Field, INPUT_LOOK } from '@/components/ui/field';
import { PageHead, PageSection } from '@/components/ui/page';
import { askRecord } from '@/lib/agreements/verifying/queries';
import type { RecordStatus } from '@/lib/agreements/verifying/rules';
import { Sha256 } from '@/lib/agreements/verifying/schema';
import { addresses } from '@/lib/platform/addresses/addresses';
import { factsFrom } from '@/lib/platform/auth/request-facts';
import { Refused } from '@/lib/platform/result';

export const metadata: Metadata = {
  title: 'Check a copy',
  description:
    'Check whether the PDF of an agreement, an evaluation or a reference is the one that was sealed.',
};

type VerifyPageProps = { readonly searchParams: Promise<{ readonly sha256?: string | string[] }> };

/** For anybody with a copy, without an account: the file is read in the browser, or its hash is typed. */
export default async function VerifyPage({ searchParams }: VerifyPageProps) {
  const typed = [(await searchParams).sha256].flat()[0] ?? '';
  const asked = typed === '' ? null : await ask(typed);
  return (
    <SitePage isNarrow>
      <PageHead
        title="Check a copy"
        intro="Somebody showed you the PDF of an agreement, an evaluation or a reference made with Handover? Find out whether it is the one that was sealed, and whether an agreement still holds."
      />
      <noscript>
        <p className="mb-4">Choosing a file needs JavaScript. Without it, enter its hash below.</p>
      </noscript>
      <CheckFile />
      <PageSection title="By its hash" id="by-hash">
        <form method="get" action={`${addresses.verify()}#by-hash`} className="grid gap-4">
          <Field
            id="sha256"
            label="SHA-256 of the file"
            hint={
              <>
                It is what <code>sha256sum file.pdf</code> prints on Linux,{' '}
                <code>shasum -a 256 file.pdf</code> on a Mac, and{' '}
                <code>
                  certutil <span className="whitespace-nowrap">-hashfile</span> file.pdf SHA256
                </code>{' '}
                on Windows. Works without scripts, and with a file that you would rather not open here.
              </>
            }
            error={asked?.error}
          >
            <input
              id="sha256"
              name="sha256"
              required
              defaultValue={typed}
              autoComplete="off"
              spellCheck={false}
              aria-invalid={asked?.error ? true : undefined}
              aria-describedby={describedBy('sha256', { hint: true, error: asked?.error !== undefined })}
              className={INPUT_LOOK}
            />
          </Field>
          <div>
            <Button type="submit" look="quiet">
              Ask about this hash
            </Button>
          </div>
        </form>
        {asked?.standing ? (
          <div className="mt-6">
            <CopyAnswer answer={asked.standing} sha256={asked.sha256} />
          </div>
        ) : null}
      </PageSection>
      <PageSection title="What we tell you, and what we don’t">
        <p className="max-w-measure text-quiet">
          Whether the file is genuine and since when; for an agreement, also whether it has been replaced or
          has ended. No names and none of the text: you learn nothing that the file in your hands doesn’t
          already say.
        </p>
      </PageSection>
    </SitePage>
  );
}

type Asked =
  | { readonly error: string; readonly standing?: undefined }
  | { readonly standing: RecordStatus; readonly sha256: string; readonly error?: undefined };

async function ask(typed: string): Promise<Asked> {
  const sha256 = Sha256.safeParse(typed);
  if (!sha256.success) return { error: sha256.error.issues[0]?.message ?? 'That isn’t a SHA-256.' };
  try {
    const { ip } = factsFrom(await headers());
    return { standing: await askRecord(sha256.data, ip), sha256: sha256.data };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { error: error.message };
  }
}
