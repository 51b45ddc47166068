package io.podbrief.evaluation;

import io.podbrief.evaluation.Sample.Show;
import io.podbrief.feed.Episode;
import io.podbrief.insight.Material;
import io.podbrief.platform.Failure;
import io.podbrief.platform.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A folder of other people's data, laid out as its README says: B_transcripts and C_gold are used.
///
/// Episodes of a show are taken in the order of the SHA-256 of their names, so that nobody picked them.
final class DataFolder {
    /// @param title as its feed has it
    /// @param adverts how many episodes get adverts put in, for each one asked for
    /// @param headed how many are taken for their topics, for each one asked for
    private record Source(String folder, String name, String title, String genre, int adverts, int headed) {}

    private static final int FEWEST_TOPICS = 3;
    private static final String CHANGELOG = "B_transcripts/changelog/transcripts/";
    private static final String BITCOIN = "B_transcripts/bitcoin-shows/";
    private static final List<Source> SOURCES = List.of(
            new Source(CHANGELOG + "practicalai", "practicalai", "Practical AI", "interviews on AI", 1, 0),
            new Source(CHANGELOG + "podcast", "changelog", "The Changelog", "talk on software", 1, 0),
            new Source(CHANGELOG + "friends", "friends", "Changelog & Friends", "talk on software", 1, 0),
            new Source(CHANGELOG + "news", "news", "Changelog News", "news read aloud", 0, 6), // short ones
            new Source(
                    BITCOIN + "bitcoin-explained", "bitcoin-explained", "Bitcoin, Explained", "talk on Bitcoin", 1, 2),
            new Source(
                    BITCOIN + "stephan-livera-podcast",
                    "stephan-livera",
                    "Stephan Livera Podcast",
                    "talk on Bitcoin",
                    1,
                    0));

    private final Path root;
    private final Split split;

    /// @throws Failure.Permanent `source.unreadable` if the folder is none of that kind
    DataFolder(Path root, Split split) {
        this.root = root;
        this.split = split;
        if (!Files.isDirectory(root.resolve("B_transcripts")) || !Files.isDirectory(root.resolve("C_gold")))
            throw new Failure.Permanent(
                    "source.unreadable",
                    root + " is no folder of evaluation data: it has no B_transcripts and C_gold. Name one that has.");
    }

    /// Names what is measured on: SHA-256 of the list of its files.
    String version() {
        var list = root.resolve("MANIFEST.tsv");
        return Files.exists(list) ? Sha256.hex(text(list)).substring(0, 12) : "without a manifest";
    }

    Path gold(String name) {
        return root.resolve("C_gold").resolve(name);
    }

    /// Every episode that is measured, with adverts put in or with known topics.
    ///
    /// @param each how many of a long show or a kind of meeting, `>= 1`; of shorter ones more are taken
    List<Sample> samples(int each) {
        var adverts = new Adverts(
                files(gold("minuspod-ads/patterns/community")).stream()
                        .filter(file -> file.toString().endsWith(".json"))
                        .map(DataFolder::text)
                        .toList(),
                split);
        var samples = new ArrayList<Sample>();
        for (var source : SOURCES) {
            var files = files(root.resolve(source.folder()));
            var show = new Show(source.name(), source.genre(), part(source.name(), files));
            files.sort(Comparator.comparing(file -> Sha256.hex(name(file))));
            files.stream()
                    .limit(source.adverts() * each)
                    .map(file -> adverts.into(HeadedTalk.read(show, name(file), text(file))))
                    .forEach(samples::add);
            files.stream()
                    .limit(source.headed() == 0 ? 0 : files.size())
                    .map(file -> HeadedTalk.read(show, name(file), text(file)))
                    .filter(sample -> sample.topics().size() >= FEWEST_TOPICS)
                    .limit(source.headed() * each)
                    .forEach(samples::add);
        }
        samples.addAll(meetings(each));
        return samples;
    }

    /// An episode of a show that was not read yet.
    ///
    /// @param title of the show, as its feed has it
    /// @param day on which it was published
    record Dated(Show show, String title, LocalDate day, Path file) {
        String id() {
            return name(file);
        }

        Sample read() {
            return HeadedTalk.read(show, id(), text(file));
        }

        /// As an extractor gets it.
        Material material(Form form) {
            return new Material(new Episode.Id(1), id(), title, day, read().transcript(form));
        }
    }

    /// The shows with the most episodes, each with all of them in order of their names.
    List<List<Dated>> largest(int shows) {
        var transcripts = root.resolve("B_transcripts");
        var days = new HashMap<Path, LocalDate>();
        for (var row : Row.of(transcripts.resolve("episodes.tsv")))
            days.put(
                    transcripts.resolve(row.text("file")),
                    LocalDate.parse(row.text("date").replace("'", "")));
        return SOURCES.stream()
                .map(source -> dated(source, days))
                .sorted(Comparator.comparingInt((List<Dated> episodes) -> -episodes.size()))
                .limit(shows)
                .toList();
    }

    private List<Dated> dated(Source source, Map<Path, LocalDate> days) {
        var files = files(root.resolve(source.folder()));
        var show = new Show(source.name(), source.genre(), part(source.name(), files));
        var episodes = new ArrayList<Dated>();
        for (var file : files) {
            var day = days.get(file);
            if (day != null) episodes.add(new Dated(show, source.title(), day, file));
        }
        return episodes;
    }

    private List<Sample> meetings(int each) {
        var file = gold("qmsum/data/ALL/jsonl/val.jsonl");
        var part = part("meetings", List.of(file));
        Map<String, List<Sample>> byKind = new TreeMap<>();
        int number = 0;
        for (var line : text(file).lines().toList()) {
            var meeting = Meetings.read(line);
            var show = new Show("meetings-" + meeting.kind(), "meetings", part);
            var sample = new Sample(show, "val-%02d".formatted(number++), meeting.cues(), meeting.topics(), List.of());
            var kind = byKind.computeIfAbsent(meeting.kind(), _ -> new ArrayList<>());
            if (sample.topics().size() >= FEWEST_TOPICS && kind.size() < each) kind.add(sample);
        }
        return byKind.values().stream().flatMap(List::stream).toList();
    }

    /// Whole episodes of two shows that may be looked at, in turn, without anything put in.
    ///
    /// @param count how many, `>= 1`
    /// @return the file of each transcript, with its show
    Map<Path, Show> whole(int count) {
        Map<Path, Show> whole = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            var source = SOURCES.get(i % 2 == 0 ? 1 : 4);
            var files = files(root.resolve(source.folder()));
            var show = new Show(source.name(), source.genre(), part(source.name(), files));
            files.sort(Comparator.comparing(file -> Sha256.hex(name(file))));
            if (i / 2 < files.size()) whole.put(files.get(i / 2), show);
        }
        return whole;
    }

    private String part(String show, List<Path> files) {
        return split.part(
                "show", show, Sha256.hex(files.stream().map(DataFolder::bytes).toArray(byte[][]::new)));
    }

    /// Files of a folder in order of their names.
    static List<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return new ArrayList<>(files.filter(Files::isRegularFile).sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String name(Path file) {
        return file.getFileName().toString().replace(".md", "");
    }

    static String text(Path file) {
        return new String(bytes(file), java.nio.charset.StandardCharsets.UTF_8);
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
