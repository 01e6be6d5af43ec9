-- Whom a business has still to agree with, for the home's one statement: a look at the few who have joined and haven't signed. A small
-- index, built under a lock that reading passes.
CREATE INDEX engagements_onboarding ON engagements (workspace_id) WHERE state = 'onboarding';
