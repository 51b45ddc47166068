package io.podbrief.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Numbers of a text by their value, whether in digits or in words: `20%` is `twenty percent`, `$4 million` is `four
/// million dollars`. `one`, `first` and `second` do not count: they are pronouns and moments more often than numbers.
final class Numbers {
    private static final Pattern PART = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?<digits>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)*)(?<unit>[\\p{L}%+]*)|(?<word>\\p{L}+(?:'\\p{L}+)*)|(?<gap>[^\\p{L}\\p{N}]+)");
    private static final Map<String, Integer> SMALL = Map.ofEntries(
            Map.entry("zero", 0),
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("thirteen", 13),
            Map.entry("fourteen", 14),
            Map.entry("fifteen", 15),
            Map.entry("sixteen", 16),
            Map.entry("seventeen", 17),
            Map.entry("eighteen", 18),
            Map.entry("nineteen", 19),
            Map.entry("twenty", 20),
            Map.entry("thirty", 30),
            Map.entry("forty", 40),
            Map.entry("fifty", 50),
            Map.entry("sixty", 60),
            Map.entry("seventy", 70),
            Map.entry("eighty", 80),
            Map.entry("ninety", 90));
    private static final Map<String, Integer> ORDINAL = Map.ofEntries(
            Map.entry("third", 3),
            Map.entry("fourth", 4),
            Map.entry("fifth", 5),
            Map.entry("sixth", 6),
            Map.entry("seventh", 7),
            Map.entry("eighth", 8),
            Map.entry("ninth", 9),
            Map.entry("tenth", 10));
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final Map<String, BigDecimal> SCALE = Map.of(
            "hundred", HUNDRED,
            "thousand", new BigDecimal(1_000),
            "million", new BigDecimal(1_000_000),
            "billion", new BigDecimal(1_000_000_000),
            "trillion", new BigDecimal(1_000_000_000_000L));
    private static final Map<String, String> SHORT_SCALE = Map.of(
            "k",
            "thousand",
            "K",
            "thousand",
            "M",
            "million",
            "mn",
            "million",
            "B",
            "billion",
            "bn",
            "billion",
            "T",
            "trillion");
    private static final Map<String, Integer> LOOSE =
            Map.of("couple", 2, "pair", 2, "both", 2, "twice", 2, "dozen", 12);
    private static final Pattern PERCENT = Pattern.compile("%|\\bper ?cent(age)?\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern JOINED = Pattern.compile(" +|-"); // what may stand inside of "twenty-five thousand"
    private static final int LONGEST = 18; // digits; more is a serial number and compared as it is written

    private final List<String> found = new ArrayList<>();
    private final Set<String> ranges = new HashSet<>(); // the 20 of "20 to 25 billion" as what it stands for
    private Optional<BigDecimal> open = Optional.empty(); // what the words so far add up to
    private BigDecimal closed = BigDecimal.ZERO; // thousands and millions before it
    private int last = -1; // the small word that was read last
    private boolean single; // nothing but "one" so far

    private Numbers() {}

    /// The first number of a text that none of the evidence has.
    ///
    /// @param also further numbers that the text may have
    static Optional<String> unproven(String text, String evidence, Set<String> also) {
        var known = new HashSet<>(also);
        var there = of(evidence);
        known.addAll(there.found);
        known.addAll(there.years());
        known.addAll(there.ranges);
        for (var word : English.words(evidence)) {
            var value = LOOSE.get(word.lower());
            if (value != null) known.add(value.toString());
        }
        if (PERCENT.matcher(text).find() && !PERCENT.matcher(evidence).find()) return Optional.of("percent");
        return of(text).found.stream().filter(number -> !known.contains(number)).findFirst();
    }

    private static Numbers of(String text) {
        var numbers = new Numbers();
        var parts = PART.matcher(English.straight(text));
        while (parts.find()) {
            if (parts.group("digits") != null) numbers.digits(parts.group("digits"), parts.group("unit"));
            else if (parts.group("word") != null) numbers.word(parts.group("word"));
            else if (!JOINED.matcher(parts.group("gap")).matches()) numbers.close();
        }
        numbers.close();
        return numbers;
    }

    private void digits(String digits, String unit) {
        close();
        var plain = digits.replace(",", "");
        if (plain.length() > LONGEST || plain.indexOf('.') != plain.lastIndexOf('.')) {
            found.add(plain);
            return;
        }
        var value = new BigDecimal(plain);
        var scale = SHORT_SCALE.get(unit);
        if (scale != null) add(value.multiply(SCALE.get(scale)));
        else if (unit.isEmpty()) open = Optional.of(value);
        else add(unit.equals("s") && value.intValue() < 100 ? value.add(new BigDecimal(1900)) : value);
    }

    private void word(String word) {
        var lower = word.toLowerCase(java.util.Locale.ROOT);
        var small = SMALL.get(lower);
        var scale = SCALE.get(lower);
        var ordinal = ORDINAL.get(lower);
        if (small != null) small(small);
        else if (scale != null) scale(scale);
        else if (lower.endsWith("s") && SCALE.containsKey(lower.substring(0, lower.length() - 1))) {
            close();
            found.add(lower); // "thousands": no number, and yet not to be exchanged for "millions"
        } else if (ordinal != null) {
            if (last >= 20 && last % 10 == 0) small(ordinal);
            else {
                close();
                add(new BigDecimal(ordinal));
            }
        } else if (!(lower.equals("and") && last == 100)) close();
    }

    private void small(int value) {
        boolean unit = last >= 20 && last <= 90 && value < 10 && value > 0;
        if (open.isPresent() && !unit && last != 100) close();
        single = value == 1 && open.isEmpty() && closed.signum() == 0;
        open = Optional.of(open.orElse(BigDecimal.ZERO).add(new BigDecimal(value)));
        last = value;
    }

    private void scale(BigDecimal scale) {
        single = false;
        if (!found.isEmpty() && found.getLast().matches("\\d{1,3}(\\.\\d+)?"))
            ranges.add(plain(new BigDecimal(found.getLast()).multiply(scale)));
        var value = open.orElse(BigDecimal.ONE).multiply(scale);
        if (scale.equals(HUNDRED)) {
            open = Optional.of(value);
        } else {
            closed = closed.add(value);
            open = Optional.of(BigDecimal.ZERO);
        }
        last = 100;
    }

    private void close() {
        open.ifPresent(value -> {
            if (!single) add(closed.add(value));
        });
        open = Optional.empty();
        closed = BigDecimal.ZERO;
        last = -1;
        single = false;
    }

    private void add(BigDecimal value) {
        found.add(plain(value));
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /// Years that are spoken as two numbers: "nineteen ninety-six".
    private Set<String> years() {
        var years = new HashSet<String>();
        for (int i = 0; i + 1 < found.size(); i++) {
            var century = found.get(i);
            boolean pair = (century.equals("19") || century.equals("20"))
                    && found.get(i + 1).matches("[1-9]\\d");
            if (pair) years.add(century + found.get(i + 1));
        }
        return years;
    }
}
