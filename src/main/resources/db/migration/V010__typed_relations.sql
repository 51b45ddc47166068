alter table relation rename to related; -- an insight's list of ten
alter table related drop column type;
alter index relation_back rename to related_back;
alter index relation_pkey rename to related_pkey;

create table relation (
    from_id     text        not null references insight, -- the later of the two, or the one that explains, narrows, is an example
    to_id       text        not null references insight,
    type        text        not null, -- corroborates, qualifies, contradicts, updates, resolves, causes, example_of
    differs     text        not null, -- what differs, in a line; empty where nothing does
    from_words  text        not null, -- exact words of the one insight's text that show it
    to_words    text        not null, -- and of the other's
    judge       text        not null, -- which rules or model, with their version
    created_at  timestamptz not null,
    primary key (from_id, to_id)
);

create index relation_to on relation (to_id);

alter table claim add column status text not null default 'current'; -- current, disputed, superseded, resolved
alter table claim add column status_since timestamptz;
update claim set status_since = created_at;
alter table claim alter column status_since set not null;
