import { ForgetsKept } from '@/components/offline/forgets-kept';
import { DEMO_PEOPLE, type DemoPerson } from '@/lib/people/signing-in/demo';
import { addresses } from '@/lib/platform/addresses/addresses';

const PLACES: Record<DemoPerson, string> = {
  owner: 'owns the business',
  manager: 'manages it',
  assistant: 'assists it',
  assistant2: 'assists it',
  assistant3: 'assists it',
};

type DemoPeopleProps = {
  /** those of its people who are here */
  readonly people: readonly DemoPerson[];
  readonly to?: string | undefined;
  readonly mailboxUrl: string | undefined;
  /** whether others reach it too */
  readonly isShared: boolean;
};

/** Only in a demo: signs in as one of its people. Plain links, because a prefetched one would sign in by itself. */
export function DemoPeople({ people, to, mailboxUrl, isShared }: DemoPeopleProps) {
  return (
    <section aria-labelledby="demo-people" className="grid gap-4 rounded-md bg-wash px-5 py-4">
      <div>
        <h2 id="demo-people">This is a demo</h2>
        <p className="max-w-measure">
          {people.length === 0 ? '' : 'Its people are made up, and anybody can sign in as one of them. '}
          No mail leaves this machine
          {mailboxUrl ? (
            <>
              : <a href={mailboxUrl}>what would be sent is in the local mailbox</a>
            </>
          ) : null}
          .
          {isShared
            ? ' Others look around at the same time: write nothing that they shouldn’t read. All of it is rebuilt every night.'
            : ''}
        </p>
      </div>
      <ForgetsKept>
        <ul className="grid gap-x-6 sm:grid-cols-2">
          {people.map((as) => (
            <li key={as}>
              <a href={addresses.demoSignIn(as, to)} className="group block py-1.5">
                <span className="font-semibold underline underline-offset-4 group-hover:text-accent">
                  {DEMO_PEOPLE[as].name}
                </span>{' '}
                <span className="text-sm">{PLACES[as]}</span>
              </a>
            </li>
          ))}
        </ul>
      </ForgetsKept>
    </section>
  );
}
