create table subscriber (
    id                    bigint generated always as identity primary key,
    address               text        not null,
    address_key           text        not null unique, -- lower-cased, for comparing
    state                 text        not null,        -- pending, active, unsubscribed
    zone                  text        not null,
    hour                  time        not null,
    created_at            timestamptz not null,
    confirmed_at          timestamptz,
    unsubscribed_at       timestamptz,
    mails_on              date,                        -- the day that mails_sent counts
    mails_sent            int         not null default 0, -- confirmation and sign-in mails of that day
    last_mail_at          timestamptz,
    sign_in_nonce         text,                        -- of the sign-in link not used yet
    next_brief_at         timestamptz                  -- null: none is due
);

create index subscriber_due on subscriber (next_brief_at) where next_brief_at is not null;

create table interest (
    id              bigint generated always as identity primary key,
    text            text  not null unique, -- normalised: lower-cased, single spaces
    embedding       bytea not null,
    embedding_model text  not null
);

create table subscription (
    subscriber_id bigint not null references subscriber on delete cascade,
    interest_id   bigint not null references interest,
    wording       text   not null, -- as the reader wrote it
    position      int    not null,
    primary key (subscriber_id, interest_id)
);

create table secret (
    name   text  primary key,
    value  bytea not null
);

create table ledger (
    subscriber_id bigint not null references subscriber on delete cascade,
    claim_id      bigint not null references claim,
    insight_id    text   not null references insight,
    told_on       date   not null,
    primary key (subscriber_id, claim_id)
);
