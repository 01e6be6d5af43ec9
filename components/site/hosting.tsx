import { PageSection } from '@/components/ui/page';

/** What it takes to run Handover, said before anybody asks. */
export function Hosting() {
  return (
    <div className="mt-24 grid gap-x-14 gap-y-12 lg:grid-cols-2">
      <PageSection title="What it costs to run" className="mt-0!">
        <div className="prose">
          <p>
            There is no price per seat and nothing to subscribe to. You run it on a machine of your own, so it
            costs what that machine costs.
          </p>
          <ul>
            <li>
              <strong>One small server.</strong> Two processor cores and 2 GB of memory carry the web server,
              the worker and PostgreSQL for one business and its assistants with room to spare.
            </li>
            <li>
              <strong>Mail through Resend,</strong> at whatever they ask for the e-mails you send. People sign
              in by a link in an e-mail; without mail, by Google, or by a link that you make on the server.
            </li>
            <li>
              <strong>A disk</strong> for what is delivered and signed, and a place to copy it to at night.
            </li>
          </ul>
        </div>
      </PageSection>
      <PageSection title="How to host it" className="mt-0!">
        <div className="grid gap-4">
          <p className="max-w-measure">
            To look around you need Node 20 or newer, and nothing else: the demo brings a PostgreSQL of its
            own, and its mail goes to a page on your machine.
          </p>
          <Commands lines={['npm run demo']} />
          <p className="max-w-measure">
            For real, give it a PostgreSQL and an address. Every setting is explained in{' '}
            <code>.env.example</code>; the first owner signs in by a link that the server prints.
          </p>
          <Commands
            lines={['npm run db:migrate', 'npm run build', 'npm start', 'npm run worker', 'npm run doctor']}
          />
          <p className="max-w-measure text-quiet">
            The last one says in plain words what isn’t set or doesn’t work.
          </p>
        </div>
      </PageSection>
    </div>
  );
}

function Commands({ lines }: { lines: readonly string[] }) {
  return (
    <pre className="overflow-x-auto rounded-md bg-wash px-4 py-3 text-[0.9375rem]">
      <code>{lines.join('\n')}</code>
    </pre>
  );
}
