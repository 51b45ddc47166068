package io.podbrief.relation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// The numbers of a text by their value, in digits or in words: `thirty percent`, `30%` and `three tenths` are one
/// share, `$1.2m` and `twelve hundred thousand` one amount. `one` and `second` are left out: they are pronouns and
/// moments more often than numbers.
record Figures(List<Figure> all) {
    private static final double NEAR = 0.06; // relative: "nearly a fifth" is 19 percent
    private static final Pattern TOKEN = Pattern.compile(
            "(?<digits>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)(?<unit>[\\p{L}%]*)|(?<word>\\p{L}+(?:'\\p{L}+)?)|(?<stop>[.!?;:])");
    private static final String UNITS = "hundred|thousand|million|billion|percent";
    private static final Map<String, Double> PARTS = Map.ofEntries(
            Map.entry("half", 1 / 2.0),
            Map.entry("third", 1 / 3.0),
            Map.entry("quarter", 1 / 4.0),
            Map.entry("fifth", 1 / 5.0),
            Map.entry("sixth", 1 / 6.0),
            Map.entry("eighth", 1 / 8.0),
            Map.entry("tenth", 1 / 10.0));

    enum Kind {
        AMOUNT,
        /// Of a whole, `0.3` for thirty percent.
        SHARE,
        YEAR
    }

    record Figure(Kind kind, double value) {
        boolean near(Figure other) {
            if (kind != other.kind) return false;
            if (kind == Kind.YEAR) return value == other.value;
            return Math.abs(value - other.value) <= NEAR * Math.max(Math.abs(value), Math.abs(other.value));
        }
    }

    static Figures of(String text) {
        var reader = new Reader();
        var plain = text.replace('’', '\'').replace('-', ' ').replaceAll("(?i)\\bper cent\\b", "percent");
        var tokens = TOKEN.matcher(plain.replaceAll("(?i)\\bhalf an? (?=" + UNITS + ")", "0.5 ")
                .replaceAll("(?i)\\ba (?=" + UNITS + ")", "1 "));
        while (tokens.find()) {
            if (tokens.group("digits") != null) reader.digits(tokens.group("digits"), tokens.group("unit"));
            else if (tokens.group("word") != null)
                reader.word(tokens.group("word").toLowerCase(Locale.ROOT));
            else reader.end();
        }
        reader.end();
        return new Figures(List.copyOf(reader.found));
    }

    /// Whether one of these, years apart, is among the others.
    boolean shares(Figures other) {
        return all.stream()
                .filter(one -> one.kind != Kind.YEAR)
                .anyMatch(one -> other.all.stream().anyMatch(one::near));
    }

    /// Whether every one of these is among the others.
    boolean areIn(Figures other) {
        return all.stream().allMatch(one -> other.all.stream().anyMatch(one::near));
    }

    boolean hasYear() {
        return all.stream().anyMatch(one -> one.kind == Kind.YEAR);
    }

    /// Whether each gives a figure of one kind that the other does not: 40 and 28 here, 40 and 35 there. A figure that
    /// only one of them gives is a detail that the other leaves open.
    boolean conflictsWith(Figures other) {
        for (var kind : Kind.values()) if (has(kind, other) && other.has(kind, this)) return true;
        return false;
    }

    private boolean has(Kind kind, Figures beyond) {
        return all.stream()
                .filter(one -> one.kind == kind)
                .anyMatch(one -> beyond.all.stream().noneMatch(one::near));
    }

    /// Reads word by word; `total` and `current` as one counts in English: "two million | three hundred".
    private static final class Reader {
        private final List<Figure> found = new ArrayList<>();
        private double total;
        private double current;
        private boolean open;
        private boolean plain; // digits without a unit, which may be a year

        void digits(String digits, String unit) {
            end();
            double value = Double.parseDouble(digits.replace(",", ""));
            var scale = NumberWords.scale(unit.toLowerCase(Locale.ROOT));
            if (unit.equals("%")) {
                found.add(new Figure(Kind.SHARE, value / 100));
                return;
            }
            current = scale == null ? value : value * scale;
            open = true;
            plain = unit.isEmpty() && digits.length() == 4;
        }

        void word(String word) {
            var value = NumberWords.value(word);
            var scale = NumberWords.scale(word);
            var part = PARTS.get(
                    word.endsWith("s") && !word.equals("halves") ? word.substring(0, word.length() - 1) : word);
            if (value != null) {
                boolean joins = open && (current == 0 || current % 10 == 0 && value < 10 && current >= 20);
                if (!joins) end();
                current += value;
                open = true;
            } else if (scale != null && word.length() > 2 && open) {
                scaled(scale);
            } else if (part != null) {
                share(open ? total + current : 1, part);
            } else if (word.startsWith("percent")) {
                if (open) share(total + current, 0.01);
            } else if (!word.equals("and")) {
                end();
            }
        }

        private void scaled(double scale) {
            current = (current == 0 ? 1 : current) * scale;
            if (scale > 100) {
                total += current;
                current = 0;
            }
            plain = false;
        }

        private void share(double times, double part) {
            if (times * part <= 1.5 || part == 0.01) found.add(new Figure(Kind.SHARE, times * part));
            reset();
        }

        void end() {
            double value = total + current;
            if (open && value != 1) found.add(new Figure(isYear(value) ? Kind.YEAR : Kind.AMOUNT, value));
            reset();
        }

        private boolean isYear(double value) {
            return plain && value >= 1900 && value < 2100;
        }

        private void reset() {
            total = 0;
            current = 0;
            open = false;
            plain = false;
        }
    }
}
