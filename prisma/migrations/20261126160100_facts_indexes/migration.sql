-- What the facts of an engagement over a stretch of time are read by (docs/facts.md): each a range of one index, whatever
-- else there is. Building them holds writes to the table for as long as it takes: seconds for a million rows.
CREATE INDEX deliveries_by_engagement ON deliveries (workspace_id, engagement_id, delivered_at);
CREATE INDEX reviews_by_engagement ON reviews (workspace_id, engagement_id, reviewed_at);
CREATE INDEX change_requests_by_engagement ON change_requests (workspace_id, engagement_id, raised_at);
CREATE INDEX time_entries_by_engagement ON time_entries (workspace_id, engagement_id, started_at);
CREATE INDEX ledger_transactions_by_engagement ON ledger_transactions (workspace_id, engagement_id, at);
CREATE INDEX owed_items_by_due_day ON owed_items (workspace_id, engagement_id, due_on);
