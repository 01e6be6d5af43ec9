-- What was said lately in all conversations of an engagement, however much was said before.
CREATE INDEX messages_by_engagement ON messages (workspace_id, engagement_id, created_at);
CREATE INDEX clarifications_by_engagement ON clarifications (workspace_id, engagement_id, asked_at);
