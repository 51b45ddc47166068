create table model_call (
    id         bigint generated always as identity primary key,
    episode_id bigint references episode on delete set null,
    model      text        not null, -- provider and name
    key        text        not null, -- SHA-256 of model, instructions and passage: what was answered once is not paid for again
    answer     text,                 -- null where it was of no use
    tokens_in  integer     not null, -- the provider's count, an estimate where it gives none
    tokens_out integer     not null,
    asked_at   timestamptz not null
);
create index model_call_key on model_call (key);
create index model_call_asked_at on model_call (asked_at);
