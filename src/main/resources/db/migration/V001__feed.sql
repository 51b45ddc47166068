create table podcast (
    id          bigint generated always as identity primary key,
    guid        text,
    title       text,
    author      text,
    description text,
    link        text,
    language    text,
    image       text,
    hidden      boolean     not null default false, -- itunes:block or podcast:block: not shown to the public
    created_at  timestamptz not null
);

create table feed (
    id             bigint generated always as identity primary key,
    podcast_id     bigint      not null references podcast,
    url            text        not null unique,
    state          text        not null default 'ok', -- ok, bozo, unreachable, gone, needs_access, not_a_feed
    reason         text,                              -- code and sentence of the state, where there is something to say
    etag           text,
    last_modified  text,
    body_hash      text,
    failures       int         not null default 0,
    failing_since  timestamptz,
    read_at        timestamptz,                       -- of the last body that was read; null: never yet
    hints          jsonb,                             -- what the feed says about when to ask
    complete       boolean     not null default false, -- no more episodes will come
    moved_to       text,                              -- where a permanent redirect leads, and how often it was seen
    moved_sightings int,
    moved_first    timestamptz,
    next_poll_at   timestamptz,                       -- null: never again
    lease_until    timestamptz,
    created_at     timestamptz not null
);

create index feed_due on feed (next_poll_at) where next_poll_at is not null;

create table episode (
    id              bigint generated always as identity primary key,
    podcast_id      bigint      not null references podcast,
    guid            text        not null,
    title           text,
    link            text,
    notes           text,                 -- sanitised HTML
    enclosure_url   text,
    enclosure_type  text,
    duration_ms     bigint,
    transcripts     jsonb       not null, -- published transcripts in the feed's order
    persons         jsonb       not null,
    chapters_url    text,
    published_at    timestamptz not null,
    first_seen_at   timestamptz not null,
    backlog         boolean     not null, -- it was already there when the feed was first read
    stage           text        not null, -- listed, or the next of transcript, insight, relation; at the end ready or ended
    reason          text,                 -- code and sentence of the end, or of the last failure
    attempts        int         not null default 0,
    run_at          timestamptz,          -- when the next stage may start; null when none is to start
    lease_until     timestamptz,
    fence           bigint      not null default 0,
    ready_at        timestamptz,
    unique (podcast_id, guid)
);

create index episode_due on episode (run_at) where run_at is not null;
create index episode_by_date on episode (podcast_id, published_at desc);
create index episode_ready on episode (ready_at) where ready_at is not null;

create table stage_run (
    episode_id  bigint      not null references episode,
    stage       text        not null,
    ended_at    timestamptz not null,
    took_ms     bigint      not null,
    outcome     text        not null,
    counts      jsonb       not null,
    primary key (episode_id, stage)
);
