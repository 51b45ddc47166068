package io.podbrief.llm;

import static java.time.ZoneOffset.UTC;

import io.podbrief.feed.Episode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table `model_call`: every call that cost something, with its answer.
@Component
final class ModelCallStore {
    private final JdbcClient db;

    ModelCallStore(JdbcClient db) {
        this.db = db;
    }

    /// A call.
    ///
    /// @param key what was asked of which model, as a hash
    /// @param answer `null` where it was of no use
    /// @param tokensIn `>= 0`, an estimate where the provider does not say
    /// @param tokensOut likewise
    record Call(
            Episode.Id episode,
            String model,
            String key,
            @Nullable String answer,
            int tokensIn,
            int tokensOut) {}

    void put(Call call, Instant now) {
        db.sql("""
                insert into model_call (episode_id, model, key, answer, tokens_in, tokens_out, asked_at)
                values (:episode, :model, :key, :answer, :in, :out, :now)
                """)
                .param("episode", call.episode().value())
                .param("model", call.model())
                .param("key", call.key())
                .param("answer", call.answer())
                .param("in", call.tokensIn())
                .param("out", call.tokensOut())
                .param("now", now.atOffset(UTC))
                .update();
    }

    /// The newest answer to a question.
    Optional<String> answer(String key) {
        return db.sql("""
                select answer from model_call
                 where key = :key and answer is not null
                 order by id desc
                 limit 1
                """).param("key", key).query(String.class).optional();
    }

    /// Tokens in and out since a time.
    ///
    /// @param episode `null` for all
    long spentSince(Instant from, Episode.@Nullable Id episode) {
        return db.sql("""
                select coalesce(sum(tokens_in::bigint + tokens_out), 0) from model_call
                 where asked_at > :from and (cast(:episode as bigint) is null or episode_id = :episode)
                """)
                .param("from", from.atOffset(UTC))
                .param("episode", episode == null ? null : episode.value())
                .query(Long.class)
                .single();
    }
}
