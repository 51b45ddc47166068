package io.podbrief.insight.extractive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class SentenceSplitterTest {
    private static List<String> split(String text) {
        return SentenceSplitter.split(text, 0, text.length()).stream()
                .map(span -> text.substring(span.start(), span.end()))
                .toList();
    }

    @Test
    void keeps_closing_quotation_marks_with_their_sentence() {
        assertThat(split("He said \"it works.\" Then he left."))
                .containsExactly("He said \"it works.\"", "Then he left.");
        assertThat(split("She said “never again.” We agreed!"))
                .containsExactly("She said “never again.”", "We agreed!");
    }

    @Test
    void does_not_end_at_abbreviations_and_initials() {
        assertThat(split("Dr. Ortiz met J. Smith of Acme Inc. on Monday. They talked."))
                .hasSize(2);
        assertThat(split("Some tools, e.g. Make, are old. Others are not.")).hasSize(2);
    }

    @Test
    void ends_after_the_pronoun_i() {
        assertThat(split("So did I. The rest followed.")).hasSize(2);
    }

    @Test
    void does_not_end_inside_numbers_and_names_with_stops() {
        assertThat(split("It costs 3.50 euros on example.com today. Cheap.")).hasSize(2);
    }

    @Test
    void takes_several_marks_as_one_end() {
        assertThat(split("Really?! Yes... No.")).containsExactly("Really?!", "Yes...", "No.");
    }

    @Property
    void covers_every_visible_character_in_order(
            @ForAll @StringLength(max = 200) @Chars({'a', 'B', '.', '!', '?', '"', '”', ' ', '1', ','}) String text) {
        var spans = SentenceSplitter.split(text, 0, text.length());
        var joined = new StringBuilder();
        int last = 0;
        for (var span : spans) {
            assertThat(span.start()).isGreaterThanOrEqualTo(last);
            assertThat(span.end()).isGreaterThan(span.start());
            last = span.end();
            joined.append(text, span.start(), span.end());
        }
        assertThat(joined.toString().replace(" ", "")).isEqualTo(text.replace(" ", ""));
    }

    @Property
    void never_fails(@ForAll @CharRange(from = '\0', to = '\uffff') @StringLength(max = 100) String text) {
        assertThat(SentenceSplitter.split(text, 0, text.length())).isNotNull();
    }
}
