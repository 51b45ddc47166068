package io.podbrief.evaluation;

import io.podbrief.insight.Insight;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// One thing to read in a round.
///
/// @param show a short name; the reader sees `title`
/// @param episode unique within its show
record RoundItem(Chooser chooser, Form form, String show, String title, String episode, Insight insight) {
    /// Who chose it.
    enum Chooser {
        PODBRIEF(Results.OURS),
        LEAD("LEAD"),
        RANDOM("RANDOM");

        private final String system;

        Chooser(String system) {
            this.system = system;
        }

        /// As the tables call it.
        String system() {
            return system;
        }
    }

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    /// What the reader sees, in Markdown: headline, the words before, text, and who said it where and when.
    /// Nothing of who chose it.
    String markdown(int number) {
        var speaker = insight.quote().speaker();
        var context = insight.context();
        return "## " + number + "\n\n**" + insight.headline() + "**\n\n"
                + (context == null ? "" : grey(context) + "\n\n")
                + insight.text() + "\n\n"
                + (speaker == null ? "Speaker unknown" : speaker) + " · " + title + " · "
                + DAY.format(insight.saidOn()) + "\n";
    }

    private static String grey(Insight.Context context) {
        return "*(" + (context.speaker() == null ? "" : context.speaker() + ": ") + context.text() + ")*";
    }

    /// Its line in the key.
    String key(int number) {
        return String.join(
                "\t",
                String.valueOf(number),
                chooser.system(),
                Tables.word(form),
                show,
                episode,
                insight.id().value());
    }
}
