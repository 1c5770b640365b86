-- Tells every listening process of a commit to a log, in the transaction itself: heard if and only if it is committed.
CREATE FUNCTION tell_of_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_notify('demarche', board || ' ' || max(revision)) FROM appended GROUP BY board;
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER tell AFTER INSERT ON "change" REFERENCING NEW TABLE AS appended
	FOR EACH STATEMENT EXECUTE FUNCTION tell_of_changes();
