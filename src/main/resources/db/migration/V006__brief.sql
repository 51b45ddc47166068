create table brief (
    id               uuid        primary key,
    subscriber_id    bigint      not null references subscriber on delete cascade,
    edition          text        not null,
    local_date       date        not null,
    state            text        not null, -- composed, skipped
    reason           text,                 -- empty, downtime, moved, failed
    window_hours     int         not null,
    episodes_scanned int         not null,
    composed_at      timestamptz not null,
    hash             text        not null, -- SHA-256 of what the reader sees
    unique (subscriber_id, edition, local_date)
);

create table brief_item (
    brief_id    uuid             not null references brief on delete cascade,
    position    int              not null,
    insight_id  text             not null references insight,
    kind        text             not null, -- new
    headline    text             not null, -- as the reader was told it
    text        text             not null,
    shows       int              not null,
    why         text             not null,
    total       double precision not null,
    parts       jsonb            not null,
    primary key (brief_id, position)
);

create table outbox (
    id               uuid        primary key,
    key              text        not null unique, -- what must not be sent twice, such as brief:UUID
    subscriber_id    bigint      references subscriber on delete set null,
    kind             text        not null,        -- brief, confirm, sign_in
    recipient        text        not null,
    subject          text        not null,
    message_id       text        not null,
    message          bytea       not null,        -- the rendered mail, so that a retry is the same mail
    state            text        not null,        -- rendered, claimed, sending, sent, deferred, failed, uncertain, skipped
    reason           text,
    reply            text,
    attempts         int         not null default 0,
    next_attempt_at  timestamptz,                 -- null when none is due
    give_up_at       timestamptz not null,
    lease_until      timestamptz,
    fence            bigint      not null default 0,
    created_at       timestamptz not null,
    sent_at          timestamptz
);

create index outbox_due on outbox (next_attempt_at) where next_attempt_at is not null;
create index outbox_leased on outbox (lease_until) where lease_until is not null;

create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);

create index scheduled_tasks_execution on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
