package io.podbrief.relation.typing;

import io.podbrief.relation.NumberWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the numbers of a sentence, in digits and in words: `$1.2 billion`, `seven and a half thousand pounds`, `three
/// tenths`, `eleven hundred`, `40m kroner`.
final class Quantities {
    private static final Pattern TOKEN =
            Pattern.compile("[$€£]|\\d+(?:[,.]\\d+)*|%|[\\p{L}]+(?:['’][\\p{L}]+)*", Pattern.CASE_INSENSITIVE);
    private static final Map<String, Double> PARTS =
            Map.of("half", 50.0, "third", 100 / 3.0, "quarter", 25.0, "fifth", 20.0, "sixth", 100 / 6.0, "tenth", 10.0);
    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("%", "%"),
            Map.entry("percent", "%"),
            Map.entry("$", "USD"),
            Map.entry("dollar", "USD"),
            Map.entry("dollars", "USD"),
            Map.entry("€", "EUR"),
            Map.entry("euro", "EUR"),
            Map.entry("euros", "EUR"),
            Map.entry("£", "GBP"),
            Map.entry("pound", "GBP"),
            Map.entry("pounds", "GBP"),
            Map.entry("kroner", "NOK"),
            Map.entry("yen", "JPY"),
            Map.entry("francs", "CHF"),
            Map.entry("cents", "cent"),
            Map.entry("pence", "cent"));
    private static final List<String> PER = List.of("a", "an", "per", "each", "every");
    private static final List<String> PERIODS =
            List.of("second", "minute", "hour", "day", "week", "month", "year", "season", "quarter");
    private static final Map<String, String> ADVERBS =
            Map.of("daily", "day", "weekly", "week", "monthly", "month", "annual", "year", "yearly", "year");
    private static final double FIRST_YEAR = 1900;
    private static final double LAST_YEAR = 2100;

    private final String sentence;
    private final List<Matcher> tokens = new ArrayList<>();
    private final List<Quantity> found = new ArrayList<>();

    private Quantities(String sentence) {
        this.sentence = sentence;
        var matcher = TOKEN.matcher(sentence);
        while (matcher.find()) {
            tokens.add((Matcher) TOKEN.matcher(sentence).region(matcher.start(), sentence.length()));
            tokens.getLast().lookingAt();
        }
    }

    /// In the order of the text. Years and bare ones such as "one" are left out.
    static List<Quantity> in(String sentence) {
        var reading = new Quantities(sentence);
        for (int at = 0; at < reading.tokens.size(); ) at = reading.read(at);
        return reading.found;
    }

    private static @Nullable Double scale(String word) {
        return word.equals("grand") ? Double.valueOf(1e3) : NumberWords.scale(word);
    }

    private String word(int at) {
        return at >= 0 && at < tokens.size() ? tokens.get(at).group().toLowerCase(Locale.ROOT) : "";
    }

    /// Reads a number at a token where there is one.
    ///
    /// @return the token to go on with
    private int read(int from) {
        if (word(from).equals("a") && PARTS.containsKey(word(from + 1))) return part(from, 1, from + 1);
        var sum = new Sum();
        int at = from;
        if (word(at).equals("a") && scale(word(at + 1)) != null && word(at + 1).length() > 2) {
            sum.current = 1;
            sum.any = true;
            at++;
        }
        while (at < tokens.size() && !(sum.any && isBroken(at))) {
            int next = step(sum, at);
            if (next == at) break;
            sum.any = true;
            at = next;
        }
        if (!sum.any) return from + 1;
        double value = sum.total + sum.current;
        if (PARTS.containsKey(singular(word(at))) && value < 20 && value == Math.rint(value) && !isBroken(at))
            return part(from, value, at);
        add(value, from, at);
        return at;
    }

    /// A number while it is read.
    private static final class Sum {
        private double total;
        private double current; // what the next scale multiplies
        private boolean any;
    }

    /// Takes the word at a token into a number.
    ///
    /// @return the token to go on with, `at` where the word does not belong to it
    private int step(Sum sum, int at) {
        var word = word(at);
        Double scale = scale(word);
        Double small = NumberWords.value(word);
        if (scale != null && sum.any) {
            if (scale == 1e2) sum.current *= scale;
            else {
                sum.total += sum.current * scale;
                sum.current = 0;
            }
            return at + 1;
        }
        if (small != null) {
            sum.current += small;
            return at + 1;
        }
        if (Character.isDigit(word.charAt(0)) && !sum.any) {
            sum.current += Double.parseDouble(plain(word));
            return at + 1;
        }
        if (!sum.any) return at;
        if (word.equals("and") && word(at + 1).equals("a") && word(at + 2).equals("half")) {
            sum.current += 0.5;
            return at + 3;
        }
        Double decimal = NumberWords.value(word(at + 1));
        if (word.equals("point") && decimal != null) {
            sum.current += decimal / 10;
            return at + 2;
        }
        return word.equals("and") && decimal != null ? at + 1 : at;
    }

    /// Whether something other than a space or a hyphen stands before a token.
    private boolean isBroken(int at) {
        if (at <= 0 || at >= tokens.size()) return false;
        return !sentence.substring(tokens.get(at - 1).end(), tokens.get(at).start())
                .matches("[ \\u00a0-]*");
    }

    private int part(int from, double times, int at) {
        var words = sentence.substring(tokens.get(from).start(), tokens.get(at).end());
        var name = singular(word(at));
        if (!(name.equals("quarter") && times == 1) && !(name.equals("third") && isOrdinal(from)))
            found.add(new Quantity(
                    times * PARTS.getOrDefault(name, 0.0),
                    "%",
                    "",
                    words,
                    tokens.get(from).start(),
                    tokens.get(at).end()));
        return at + 1;
    }

    /// "a third party", "a third time".
    private boolean isOrdinal(int from) {
        return word(from).equals("a") && List.of("party", "time", "one", "way").contains(word(from + 2));
    }

    private static String plain(String digits) {
        var plain = digits.replaceAll(",(?=\\d{3}(?:\\D|$))", "");
        if (plain.indexOf(',') >= 0) plain = plain.replace(',', '.');
        int second = plain.indexOf('.', plain.indexOf('.') + 1);
        return second < 0 ? plain : plain.substring(0, second);
    }

    private static String singular(String word) {
        return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }

    private void add(double value, int from, int at) {
        int start = tokens.get(from).start();
        int end = tokens.get(at - 1).end();
        var unit = "";
        if (from > 0 && UNITS.containsKey(word(from - 1)) && !isBroken(from)) {
            unit = UNITS.getOrDefault(word(from - 1), "");
            start = tokens.get(from - 1).start();
        }
        int next = at;
        if (unit.isEmpty() && !isBroken(next)) {
            if (UNITS.containsKey(word(next))) {
                unit = UNITS.getOrDefault(word(next), "");
                end = tokens.get(next++).end();
            } else next = counted(next);
            if (next > at && unit.isEmpty()) unit = Words.stem(word(next - 1));
        }
        if (unit.isEmpty() && value >= FIRST_YEAR && value <= LAST_YEAR && from + 1 == at) return;
        if (unit.isEmpty() && value <= 1) return;
        found.add(new Quantity(value, unit, per(next), sentence.substring(start, end), start, end));
    }

    /// Steps over an adjective or two to the noun that is counted, as far as that can be told without a parser.
    private int counted(int at) {
        for (int i = at; i < at + 2 && i < tokens.size() && !isBroken(i); i++) {
            var word = word(i);
            if (Words.isStop(word) || PER.contains(word) || NumberWords.value(word) != null) return at;
            if (word.endsWith("s") || PERIODS.contains(word)) return i + 1;
        }
        var word = word(at);
        return at < tokens.size() && !isBroken(at) && word.length() > 2 && !Words.isStop(word) ? at + 1 : at;
    }

    private String per(int at) {
        for (int i = at; i < Math.min(at + 4, tokens.size()); i++) {
            if (PER.contains(word(i)) && PERIODS.contains(word(i + 1))) return word(i + 1);
            var adverb = ADVERBS.get(word(i));
            if (adverb != null) return adverb;
        }
        return "";
    }
}
