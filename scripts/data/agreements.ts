import { byQuery } from './check';

export const workIsAgreed = byQuery(
  'Work was accepted, and money is owed, only under an agreement that both had signed',
  `SELECT format('The brief %s was accepted without an agreement.', id) AS says FROM briefs
   WHERE accepted_at IS NOT NULL AND agreement_id IS NULL`,
  `SELECT format('The brief %s was accepted under %s, which wasn''t in force.', b.id, a.id) AS says
   FROM briefs b JOIN agreements a ON (a.workspace_id, a.id) = (b.workspace_id, b.agreement_id)
   WHERE b.accepted_at IS NOT NULL AND (a.in_force_at IS NULL OR a.in_force_at > b.accepted_at)`,
  `SELECT format('%s is owed under %s, which was never in force.', o.id, a.id) AS says
   FROM owed_items o JOIN agreements a ON (a.workspace_id, a.id) = (o.workspace_id, o.agreement_id)
   WHERE a.in_force_at IS NULL`,
  `SELECT format('The agreement %s is %s, and %s of its two sides have signed what it says.', a.id, a.state, signed.sides) AS says
   FROM agreements a
   JOIN agreement_versions v ON (v.workspace_id, v.agreement_id, v.number) = (a.workspace_id, a.id, a.current_number)
   CROSS JOIN LATERAL (SELECT count(DISTINCT s.party)::int AS sides FROM agreement_signatures s
     WHERE (s.workspace_id, s.version_id) = (v.workspace_id, v.id) AND NOT EXISTS (
       SELECT 1 FROM signatures_taken_back t WHERE (t.workspace_id, t.signature_id) = (s.workspace_id, s.id))) AS signed
   WHERE a.state IN ('in_force', 'superseded', 'terminated') AND signed.sides <> 2`,
);
