package io.podbrief.brief;

import io.podbrief.insight.Insight;
import io.podbrief.relation.News;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// [News] as the columns of `brief_item`.
///
/// @param kind `new`, `update`, `voices` or `again`
/// @param toldId `null` but for an update and for more voices
/// @param toldOn `null` for what is new
record StoredNews(
        String kind,
        String differs,
        @Nullable String toldId,
        @Nullable LocalDate toldOn,
        int moreVoices) {
    static StoredNews of(News news) {
        return switch (news) {
            case News.New _ -> new StoredNews("new", "", null, null, 0);
            case News.Update(var differs, var told, var on) -> new StoredNews("update", differs, told.value(), on, 0);
            case News.Voices(int more, var told, var on) -> new StoredNews("voices", "", told.value(), on, more);
            case News.Again(var on) -> new StoredNews("again", "", null, on, 0);
        };
    }

    static StoredNews of(ResultSet row) throws SQLException {
        return new StoredNews(
                row.getString("kind"),
                row.getString("differs"),
                row.getString("told_id"),
                row.getObject("told_on", LocalDate.class),
                row.getInt("more_voices"));
    }

    News news() {
        return switch (kind) {
            case "new" -> new News.New();
            case "update" -> new News.Update(differs, told(), on());
            case "voices" -> new News.Voices(moreVoices, told(), on());
            case "again" -> new News.Again(on());
            default -> throw new IllegalStateException("an item of a brief is of an unknown kind: " + kind);
        };
    }

    private Insight.Id told() {
        return new Insight.Id(Objects.requireNonNull(toldId));
    }

    private LocalDate on() {
        return Objects.requireNonNull(toldOn);
    }
}
