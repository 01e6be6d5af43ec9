-- Which files a former assistant keeps: the sealed copies of their agreements and evaluations, receipts of what they laid out, proofs of
-- what they were paid. It was said in three policies, each with the tables it looks into. PostgreSQL makes such a look ready at every
-- mention of `files` in a statement, also for those who never left; a page of a brief mentions it seven times, and half of what it
-- cost PostgreSQL was that. A function is made ready when it is called (docs/adr/0106).
CREATE FUNCTION app.is_kept_after_the_end(p_workspace uuid, p_engagement uuid, p_file uuid) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM agreement_copies c WHERE c.workspace_id = p_workspace AND c.file_id = p_file)
    OR EXISTS (SELECT 1 FROM agreement_imports i WHERE i.workspace_id = p_workspace AND i.file_id = p_file)
    OR EXISTS (SELECT 1 FROM evaluation_copies c WHERE c.workspace_id = p_workspace AND c.file_id = p_file)
    OR EXISTS (SELECT 1 FROM expenses x
               WHERE x.workspace_id = p_workspace AND x.engagement_id = p_engagement AND x.receipt_file_id = p_file)
    OR EXISTS (SELECT 1 FROM payments p
               WHERE p.workspace_id = p_workspace AND p.engagement_id = p_engagement AND p.proof_file_id = p_file);
END $$;

DROP POLICY past_evaluations ON files;
DROP POLICY past_money ON files;
ALTER POLICY past ON files USING (
  engagement_id = ANY ((SELECT app.engaged_once_in())::uuid[]) AND app.is_kept_after_the_end(workspace_id, engagement_id, id)
);
