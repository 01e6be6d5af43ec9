import { type SamplePerson, sampleSignIn } from '@/lib/platform/addresses/sample';

const WAYS: readonly { readonly as: SamplePerson; readonly words: string }[] = [
  { as: 'owner', words: 'As its owner' },
  { as: 'assistant', words: 'As an assistant' },
];

/** Leads people who have no data of their own yet to the sample business; nothing where the operator runs none. */
export function SampleBusiness() {
  const links = WAYS.flatMap(({ as, words }) => {
    const href = sampleSignIn(as);
    return href === null ? [] : [{ href, words }];
  });
  if (links.length === 0) return null;
  return (
    <section aria-labelledby="sample-business" className="mt-10 grid max-w-measure gap-2">
      <h2 id="sample-business">Look around a sample business</h2>
      <p className="text-quiet">
        A ceramics studio and its assistants, half a year into working together. Its people are made up, and
        no mail or money leaves it. Others look around there too, and all of it is rebuilt every night. It
        opens in a new tab, in which you are one of them at a time.
      </p>
      <ul className="flex flex-wrap gap-x-6">
        {links.map(({ href, words }) => (
          <li key={href}>
            <a
              href={href}
              rel="noopener nofollow"
              target="_blank"
              className="block py-2 text-accent underline underline-offset-4 hover:text-accent-strong"
            >
              {words}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
