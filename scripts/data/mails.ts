import { byQuery } from './check';

/** Mails to others no longer name somebody who erased their account either: those that held their address are gone. */
const OF_AN_ERASED_ACCOUNT = `EXISTS (
  SELECT 1 FROM account_deletions d JOIN memberships m ON m.user_id = d.user_id
  WHERE m.workspace_id = n.workspace_id AND d.done_at >= n.mailed_at)`;

/** It was handed to the mail service; mails of the demo's past never were. */
const WAS_SENT = 'tried_at IS NOT NULL';

/** What nobody has been told twice. */
export const toldOnce = byQuery(
  'Nobody is told the same thing twice, and each mail is where its state says',
  `SELECT format('%s is told %s of %s %s times.', recipient_id, kind, event_key, count(*)) AS says FROM notifications
   GROUP BY workspace_id, recipient_id, kind, event_key HAVING count(*) > 1`,
  `SELECT format('The mail %s was written %s times.', unique_key, count(*)) AS says FROM mails
   WHERE unique_key IS NOT NULL GROUP BY unique_key HAVING count(*) > 1`,
  `SELECT format('The mail service’s %s is %s mails.', provider_id, count(*)) AS says FROM mails
   WHERE provider_id IS NOT NULL GROUP BY provider_id HAVING count(*) > 1`,
  `SELECT format('The mail %s is %s, and the mail service has no number for it.', id, state) AS says FROM mails
   WHERE state IN ('accepted', 'delivered', 'bounced', 'complained') AND provider_id IS NULL AND ${WAS_SENT}`,
  `SELECT format('The mail %s is %s, and was never said to be.', m.id, m.state) AS says FROM mails m
   WHERE m.state IN ('delivered', 'bounced', 'complained') AND m.${WAS_SENT}
     AND NOT EXISTS (SELECT 1 FROM mail_events e WHERE e.mail_id = m.id AND e.state = m.state)`,
  `SELECT format('The notice %s was mailed by %s, which isn''t there.', n.id, n.mail_id) AS says FROM notifications n
   WHERE n.mailed_at IS NOT NULL AND n.mail_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM mails m WHERE m.id = n.mail_id)
     AND NOT ${OF_AN_ERASED_ACCOUNT}`,
);
