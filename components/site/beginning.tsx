type Step = { readonly title: string; readonly what: string };

const STEPS: readonly Step[] = [
  {
    title: 'Invite',
    what: 'You name your business and invite an assistant by e-mail. There is no password: a link lets each of you in.',
  },
  {
    title: 'Agree',
    what: 'A template becomes your agreement. Both of you read it and sign it, and both keep the same sealed copy.',
  },
  {
    title: 'Hand over',
    what: 'You write the first brief. Once it is accepted it leaves your list, until there is something to decide.',
  },
];

/** The three steps before the first piece of work is in somebody's hands. */
export function Beginning() {
  return (
    <section aria-labelledby="beginning" className="mt-16">
      <h2 id="beginning" className="sr-only">
        How it begins
      </h2>
      <ol className="grid gap-x-10 gap-y-6 border-y border-line py-6 sm:grid-cols-3">
        {STEPS.map(({ title, what }, index) => (
          <li key={title}>
            <h3>
              <span className="text-accent">{index + 1}</span> {title}
            </h3>
            <p className="mt-1 text-balance text-quiet">{what}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
