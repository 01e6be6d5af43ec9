-- Whoever runs the installation sees of a sealed reference whether it is there, as of every other sealed file.
CREATE POLICY examined ON reference_files FOR SELECT USING ((SELECT app.actor()) = 'operator');
