package io.podbrief.brief;

import io.podbrief.insight.Sourced;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How dates, times and sources read, the same in mails, on pages and in the terminal.
public final class Wording {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);

    private Wording() {}

    /// `12 May 2026`.
    public static String day(LocalDate date) {
        return DAY.format(date);
    }

    /// `12 May`.
    public static String shortDay(LocalDate date) {
        return SHORT_DAY.format(date);
    }

    /// `Tuesday 12 May 2026`.
    public static String weekday(LocalDate date) {
        return WEEKDAY.format(date);
    }

    /// `12:34` or `1:02:03`.
    public static String time(Duration time) {
        return time.toHours() > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
    }

    /// Who said it; says plainly when the name isn't known.
    public static String speaker(Sourced sourced) {
        var speaker = sourced.insight().quote().speaker();
        return speaker == null ? "Speaker unknown" : speaker;
    }

    /// The publisher's own audio at the quoted second, else the episode's page, else nothing.
    public static @Nullable URI link(Sourced sourced) {
        var audio = sourced.origin().audio();
        var from = sourced.insight().quote().from();
        if (audio == null) return sourced.origin().link();
        return from == null || audio.getRawFragment() != null ? audio : URI.create(audio + "#t=" + from.toSeconds());
    }

    /// What following [#link(Sourced)] does: only a recording can be heard.
    public static String linkLabel(Sourced sourced) {
        if (sourced.origin().audio() == null) return "Open at the publisher’s";
        var from = sourced.insight().quote().from();
        return from == null ? "Hear it" : "Hear it at " + time(from);
    }

    /// `1 show`, `3 shows`.
    public static String counted(long count, String noun) {
        return count + " " + (count == 1 ? noun : noun + "s");
    }

    /// Cuts a text at a word so that it has at most `most` characters, with an ellipsis where something was cut.
    public static String cut(String text, int most) {
        if (text.length() <= most) return text;
        int space = text.lastIndexOf(' ', most - 1);
        int end = space > most / 2 ? space : most - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) end--; // never through a character
        return text.substring(0, end).replaceAll("[\\s,;:–—-]+$", "") + "…";
    }
}
