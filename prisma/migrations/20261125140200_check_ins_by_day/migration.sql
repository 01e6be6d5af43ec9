-- The check-ins of a week, one engagement at a time.
CREATE INDEX brief_check_ins_by_engagement ON brief_check_ins (engagement_id, at);
