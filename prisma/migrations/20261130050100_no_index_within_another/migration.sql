-- Two indexes whose columns another one begins with: each write kept both up to date, and no look needs the shorter one.
DROP INDEX clarifications_by_engagement;
DROP INDEX payments_by_run;
