import { type Sql, sql } from '@/lib/platform/tenancy';
import { addressesBefore } from './copy/copies-along';
import type { AgreementRef } from './loading';
import { IT_STANDS } from './standing-signatures.queries';

/**
 * @returns the query of an agreement as its page shows it, as one JSON value, or none, as far as the actor may see it.
 */
export function agreementQuery({ workspaceId, id }: AgreementRef, asOf: Date | null): Sql {
  return sql`
    SELECT json_build_object(
      'workspaceId', a.workspace_id, 'id', a.id, 'engagementId', a.engagement_id, 'title', a.title, 'state', a.state,
      'stateChangedAt', a.state_changed_at, 'inForceAt', a.in_force_at, 'respondBy', a.respond_by, 'endsAt', a.ends_at,
      'predecessor', (
        SELECT json_build_object('id', p.id, 'title', p.title, 'state', p.state,
          'inForceAt', p.in_force_at, 'versionId', pv.id)
        FROM agreements p JOIN agreement_versions pv ON pv.workspace_id = p.workspace_id
          AND pv.agreement_id = p.id AND pv.number = p.current_number
        WHERE p.workspace_id = a.workspace_id AND p.id = a.amends_id),
      'amendments', coalesce((
        SELECT json_agg(json_build_object('id', n.id, 'title', n.title, 'state', n.state, 'inForceAt', n.in_force_at)
          ORDER BY n.created_at DESC)
        FROM agreements n WHERE n.workspace_id = a.workspace_id AND n.amends_id = a.id), '[]'),
      'notice', (
        SELECT json_build_object('party', t.party, 'reason', t.reason, 'givenAt', t.given_at, 'effectiveAt', t.effective_at)
        FROM agreement_terminations t
        WHERE t.workspace_id = a.workspace_id AND t.engagement_id = a.engagement_id AND t.agreement_id = a.id),
      'version', a.version, 'currentNumber', a.current_number,
      'workspace', json_build_object('id', w.id, 'slug', w.slug, 'name', w.name, 'timeZone', w.time_zone),
      'assistantName', coalesce(u.name, e.assistant_name),
      'assistant', CASE WHEN u.id IS NULL THEN NULL ELSE
        json_build_object('id', u.id, 'name', u.name, 'email', u.email, 'timeZone', u.time_zone) END,
      'shown', json_build_object(
        'id', v.id, 'number', v.number, 'documentHash', v.document_hash, 'canonicalJson', v.canonical_json,
        'signatures', coalesce((
          SELECT json_agg(json_build_object('party', s.party, 'userId', s.user_id, 'signedName', s.signed_name,
            'accountName', s.account_name,
            'verifiedEmail', s.verified_email, 'signedAt', s.signed_at, 'kind', s.kind, 'drawn', s.drawn)
            ORDER BY s.signed_at)
          FROM agreement_signatures s
          WHERE s.workspace_id = v.workspace_id AND s.version_id = v.id AND ${IT_STANDS}), '[]'),
        'copy', (
          SELECT json_build_object('fileId', c.file_id, 'sha256', c.sha256)
          FROM agreement_copies c WHERE c.workspace_id = v.workspace_id AND c.version_id = v.id),
        'imported', CASE WHEN elsewhere.version_id = v.id THEN elsewhere.file END),
      'importedFile', elsewhere.file,
      'history', coalesce((
        SELECT json_agg(json_build_object('sequence', h.sequence, 'kind', h.kind, 'at', h.at, 'payload', h.payload,
          'hash', h.hash, 'by', who.name) ORDER BY h.sequence)
        FROM agreement_events h LEFT JOIN users who ON who.id = h.actor_user_id
        WHERE h.workspace_id = a.workspace_id AND h.agreement_id = a.id), '[]'),
      'mails', coalesce((
        SELECT json_agg(json_build_object('to', m.to_address, 'kind', m.kind, 'state', m.state) ORDER BY m.created_at)
        FROM app.mail_fates(a.workspace_id, a.id) m), '[]'),
      'recipients', coalesce((
        SELECT json_agg(json_build_object('id', r.id, 'party', r.party, 'email', r.email, 'called', r.called)
          ORDER BY r.named_at)
        FROM agreement_recipients r
        WHERE r.workspace_id = a.workspace_id AND r.agreement_id = a.id AND r.removed_at IS NULL), '[]'),
      'addressesBefore', (${addressesBefore})
    )
    FROM agreements a
    JOIN workspaces w ON w.id = a.workspace_id
    JOIN engagements e ON e.workspace_id = a.workspace_id AND e.id = a.engagement_id
    LEFT JOIN users u ON u.id = e.assistant_user_id
    CROSS JOIN LATERAL (
      SELECT * FROM agreement_versions newest
      WHERE newest.workspace_id = a.workspace_id AND newest.agreement_id = a.id AND newest.number = coalesce((
        SELECT (f.payload::jsonb->>'number')::int FROM agreement_events f
        WHERE f.workspace_id = a.workspace_id AND f.agreement_id = a.id AND f.kind = 'in_force'
          AND f.at <= ${asOf}::timestamptz
        ORDER BY f.sequence DESC LIMIT 1), newest.number)
      ORDER BY newest.number DESC LIMIT 1) v
    LEFT JOIN LATERAL (
      SELECT i.version_id, json_build_object('fileId', i.file_id, 'fileName', f.name, 'sha256', i.sha256,
        'signedOn', i.signed_on) AS file
      FROM agreement_imports i JOIN files f ON f.workspace_id = i.workspace_id AND f.id = i.file_id
      WHERE i.workspace_id = a.workspace_id AND i.agreement_id = a.id LIMIT 1) elsewhere ON true
    WHERE a.workspace_id = ${workspaceId}::uuid AND a.id = ${id}::uuid`;
}
