create table claim (
    id          bigint generated always as identity primary key,
    created_at  timestamptz not null
);

create table claim_insight (
    insight_id  text   primary key references insight,
    claim_id    bigint not null references claim
);

create index claim_insights on claim_insight (claim_id);

create table relation (
    from_id     text             not null references insight,
    to_id       text             not null references insight,
    type        text             not null, -- same, related
    position    int              not null, -- 1 is listed first
    score       double precision not null, -- cosine
    created_at  timestamptz      not null,
    primary key (from_id, to_id)
);

create index relation_back on relation (to_id);
