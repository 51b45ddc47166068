create table transcript (
    episode_id  bigint      primary key references episode,
    source      text        not null, -- the format it was published in
    source_url  text,
    language    text,
    hash        text        not null, -- SHA-256 of the text, hexadecimal
    text        text        not null, -- what quotes are spans of; never changed, only replaced
    cues        jsonb       not null,
    created_at  timestamptz not null
);
