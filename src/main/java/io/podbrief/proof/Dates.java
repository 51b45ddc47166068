package io.podbrief.proof;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Months and days of the week in a text, by their names or the short forms of them. Years and days are numbers.
final class Dates {
    private static final Map<String, String> NAMES = Stream.concat(
                    Stream.of(Month.values())
                            .flatMap(month -> Stream.of(TextStyle.FULL, TextStyle.SHORT)
                                    .map(style -> Map.entry(month.getDisplayName(style, Locale.US), month.name()))),
                    Stream.of(DayOfWeek.values())
                            .map(day -> Map.entry(day.getDisplayName(TextStyle.FULL, Locale.US), day.name())))
            .distinct()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    private static final Set<String> VERBS = Set.of("May", "March"); // where they open a sentence they may be none

    private static final Pattern NEXT_YEAR = Pattern.compile("\\bnext year\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern LAST_YEAR = Pattern.compile("\\b(last year|a year ago)\\b", Pattern.CASE_INSENSITIVE);

    private Dates() {}

    /// The first month or day of a text that neither the evidence has nor the day on which it was said.
    static Optional<String> unproven(String text, String evidence, LocalDate saidOn) {
        var known = of(evidence);
        known.add(saidOn.getMonth().name());
        return of(text).stream().filter(date -> !known.contains(date)).sorted().findFirst();
    }

    static boolean isDate(String word) {
        return NAMES.containsKey(bare(word));
    }

    private static String bare(String word) {
        return word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
    }

    /// The numbers that a text may have from the day on which something was said: the year, the day where the month is
    /// named, and the years next to it where the evidence speaks of them.
    static Set<String> numbers(String text, String evidence, LocalDate saidOn) {
        var numbers = new HashSet<String>();
        numbers.add(Integer.toString(saidOn.getYear()));
        if (of(text).contains(saidOn.getMonth().name())) numbers.add(Integer.toString(saidOn.getDayOfMonth()));
        if (NEXT_YEAR.matcher(evidence).find()) numbers.add(Integer.toString(saidOn.getYear() + 1));
        if (LAST_YEAR.matcher(evidence).find()) numbers.add(Integer.toString(saidOn.getYear() - 1));
        return numbers;
    }

    private static Set<String> of(String text) {
        var dates = new HashSet<String>();
        for (var word : English.words(text)) {
            var name = NAMES.get(bare(word.text()));
            boolean opens = word.start() == 0 || text.startsWith(". ", word.start() - 2);
            if (name != null && !(opens && VERBS.contains(word.text()))) dates.add(name);
        }
        return dates;
    }
}
