alter table insight add column evidence jsonb not null default '[]'; -- spans of the transcript that a WRITTEN text was written from
