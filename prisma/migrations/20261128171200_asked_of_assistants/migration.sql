-- What of time and pay waits for an assistant, for the inbox's one statement: a look at each by the few that wait. Small indexes, built
-- under a lock that reading passes.
CREATE INDEX payments_to_confirm ON payments (engagement_id) WHERE state = 'recorded';
CREATE INDEX timesheets_returned ON timesheets (engagement_id) WHERE state = 'returned';
CREATE INDEX time_disputes_raised ON time_disputes (engagement_id) WHERE state = 'raised';
