create table heard_part (
    episode_id  bigint      primary key references episode,
    recording   text        not null, -- SHA-256 of the file, hexadecimal
    heard_by    text        not null, -- recognizer and model, such as whisper/base
    language    text,                 -- as found out by listening; null: not yet
    position_ms bigint      not null, -- everything before it was heard
    cues        jsonb       not null, -- a row of start and end in milliseconds and the words for each
    updated_at  timestamptz not null
);
