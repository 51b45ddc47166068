package io.podbrief.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.evaluation.Sample.Show;
import io.podbrief.evaluation.Sample.Span;
import io.podbrief.evaluation.Sample.Topic;
import io.podbrief.transcript.Transcript;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Episodes as they are measured: what people marked stays where it was said, in both forms.
final class SampleTest {
    private static final Show SHOW = new Show("a-show", "talk", "dev");

    private static final String NEWS = """
            **Ada:**

            Welcome to the news.

            **Break:**

            **Ada:**

            [A bridge that mends itself](https://example.org/bridge)

            Engineers in Utrecht opened a bridge. It mends its own cracks.

            **A film:**

            [I like bridges a lot.](https://example.org/clip)

            **Break:**

            **Ada:**

            It's now time for Sponsored News!

            [The best pillow](https://example.org/pillow)

            Sleep on feathers. Go to pillow dot com today.

            **Break:**

            **Ada:**

            That's the news for now.
            """;

    private static String words(Sample sample, Span span) {
        return String.join(" ", sample.words().subList(span.from(), span.to()));
    }

    @Test
    void takes_titles_out_of_the_talk_and_remembers_where_they_stood() {
        var sample = HeadedTalk.read(SHOW, "one", NEWS);
        assertThat(sample.words()).doesNotContain("mends itself").noneMatch(word -> word.startsWith("Qzmark"));
        assertThat(sample.topics().stream().map(Topic::title))
                .containsExactly("A bridge that mends itself", "The best pillow");
        assertThat(sample.words().get(sample.topics().getFirst().word())).isEqualTo("Engineers");
    }

    @Test
    void comes_back_with_the_text_that_the_products_reader_made() {
        var published = OwnEpisodes.all().getFirst().transcript(Form.PUBLISHED);
        assertThat(Transcript.of(published.source(), "en", Sample.cues(published))
                        .text())
                .isEqualTo(published.text());
    }

    @Test
    void knows_a_sponsored_item_as_an_advert() {
        var sample = HeadedTalk.read(SHOW, "one", NEWS);
        assertThat(sample.adverts().stream().map(span -> words(sample, span)))
                .containsExactly("It's now time for Sponsored News! Sleep on feathers. Go to pillow dot com today.");
    }

    @Test
    void is_heard_with_the_same_words_and_nobody_named() {
        var sample = HeadedTalk.read(SHOW, "one", NEWS.repeat(20));
        var published = sample.transcript(Form.PUBLISHED);
        var heard = sample.transcript(Form.HEARD);
        assertThat(heard.text()).isEqualTo(published.text().replace('\n', ' '));
        assertThat(heard.cues()).allMatch(cue -> cue.speaker() == null);
        assertThat(heard.cues().subList(0, heard.cues().size() - 1)).allMatch(cue -> {
            int words = heard.text().substring(cue.start(), cue.end()).split(" ").length;
            return words >= 6 && words <= 16;
        });
    }

    @Test
    void gets_adverts_of_its_own_part_and_moves_topics_behind_them() {
        var split = new Split();
        var adverts = new Adverts(
                List.of("{\"sponsor\":\"Nobody we know\",\"text_template\":\"Buy our rope. It is good rope.\"}"),
                split);
        var bare = HeadedTalk.read(SHOW, "one", NEWS.repeat(20));
        var sample = adverts.into(new Sample(SHOW, "one", bare.cues(), bare.topics(), List.of()));
        assertThat(sample.adverts())
                .hasSize(3)
                .allMatch(span -> words(sample, span).equals("Buy our rope. It is good rope."));
        assertThat(sample.topics()).allMatch(topic -> {
            var next = sample.words().get(topic.word());
            return next.equals("Engineers") || next.equals("Sleep");
        });
        assertThat(split.changes()).hasSize(1);
    }

    @Test
    void ships_with_every_advert_of_the_demo_marked() {
        var own = OwnEpisodes.all();
        assertThat(own).hasSize(16);
        assertThat(own.stream().filter(sample -> !sample.adverts().isEmpty())).hasSize(9);
        assertThat(own.stream().flatMap(sample -> sample.adverts().stream().map(span -> words(sample, span))))
                .allMatch(advert -> advert.split(" ").length > 20);
    }
}
