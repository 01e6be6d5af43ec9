-- A token is of one session, one API token or one feed at most, an address of one business, a file of one record. Nobody had said so, and
-- PostgreSQL reckons a thousand rows of any function that may return several: a million for an owner's session with their business.
ALTER FUNCTION app.find_session(text, timestamptz) ROWS 1;
ALTER FUNCTION app.find_staff_workspace(uuid, text) ROWS 1;
ALTER FUNCTION app.find_api_token(text, timestamptz) ROWS 1;
ALTER FUNCTION app.read_calendar_feed(text, timestamptz) ROWS 1;
ALTER FUNCTION app.find_copy(text) ROWS 1;
