create table insight (
    id              text             primary key,
    episode_id      bigint           not null references episode,
    position        int              not null, -- 1 is the episode's best
    tier            text             not null,
    kind            text             not null,
    headline        text             not null,
    text            text             not null,
    topic           text             not null,
    context_speaker text,
    context_text    text,
    said_on         date             not null,
    quality         double precision not null,
    quality_parts   jsonb            not null,
    embedding       bytea            not null,
    embedding_model text             not null,
    current         boolean          not null default true, -- false: a later extraction of the episode no longer has it
    created_at      timestamptz      not null
);

create index insight_by_episode on insight (episode_id, position);

create table quote (
    insight_id  text    primary key references insight,
    speaker     text,
    text        text    not null,
    char_start  int     not null, -- Unicode code points in the transcript's text
    char_end    int     not null,
    start_ms    bigint,
    end_ms      bigint,
    before      text    not null,
    after       text    not null
);

create table cut (
    episode_id  bigint not null references episode,
    reason      text   not null, -- ad, intro, outro, cold_open
    char_start  int    not null,
    char_end    int    not null,
    start_ms    bigint,
    end_ms      bigint,
    primary key (episode_id, char_start)
);
