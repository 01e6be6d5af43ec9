type Rule = { readonly rule: string; readonly today: string };

/** product.md's five rules, with what makes each of them true. */
const RULES: readonly Rule[] = [
  {
    rule: 'Communicate',
    today:
      'A question about a brief has a place and an owner. If it stops the work, the clock stops until it is answered. What you answer by e-mail stands in the conversation as well.',
  },
  {
    rule: 'Sign an agreement',
    today:
      'The database refuses a brief that no agreement in force covers, and work becomes owed by its terms alone, on a statement that both read. Both sign, both get the same sealed PDF, and anybody can check it without us. It changes by an amendment that both have signed.',
  },
  {
    rule: 'Be explicit',
    today:
      'A brief needs a deadline and a deliverable, and each deliverable says when it is right. A check finds “soon”, “as usual” and “etc.” before you hand it over, and says why.',
  },
  {
    rule: 'Let go',
    today:
      'Once accepted, a brief leaves your list. You hear of exceptions: a question, a risk, a delivery, a request for other terms.',
  },
  {
    rule: 'Look back',
    today:
      'Every agreement names how often you evaluate each other: never less than once a year. An evaluation opens by itself, with facts from the record; both write without seeing what the other writes, and it ends in what you change.',
  },
];

/** What the product makes true, rule by rule. */
export function Rules() {
  return (
    <section aria-labelledby="rules" className="mt-24">
      <h2 id="rules" className="text-2xl!">
        Five rules, and what holds them up
      </h2>
      <dl className="mt-6 divide-y divide-line border-y border-line">
        {RULES.map(({ rule, today }) => (
          <div key={rule} className="grid gap-x-14 gap-y-1.5 py-5 lg:grid-cols-[17rem_minmax(0,1fr)]">
            <dt className="font-semibold">{rule}</dt>
            <dd className="max-w-measure text-balance">{today}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
