alter table ledger add column voices int; -- how many independent voices made the claim by told_on
update ledger l set voices = coalesce(
    (select max(i.shows) from brief_item i join brief b on b.id = i.brief_id
      where b.subscriber_id = l.subscriber_id and i.insight_id = l.insight_id), 1);
alter table ledger alter column voices set not null;
alter table ledger add column not_told text; -- failed, uncertain, skipped: why it seems that the reader never had it; null where they had
alter table ledger add column again boolean not null default false; -- whether told_on is of the second time, after one that did not count

alter table brief_item rename column shows to voices;
alter table brief_item add column differs text not null default ''; -- of an update: was ..., now ...
alter table brief_item add column told_id text references insight; -- of an update, and of more voices: by which insight the reader was told before
alter table brief_item add column told_on date;                      -- when the reader was told before; null where they were not
alter table brief_item add column more_voices int not null default 0; -- voices that have joined since then, where that is the news
alter table brief_item add column disputed_by text not null default ''; -- the shows that dispute it

create index outbox_undelivered on outbox (subscriber_id, created_at) where state in ('failed', 'uncertain', 'skipped');
