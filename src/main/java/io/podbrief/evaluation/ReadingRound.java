package io.podbrief.evaluation;

import io.podbrief.evaluation.DataFolder.Dated;
import io.podbrief.evaluation.RoundItem.Chooser;
import io.podbrief.insight.Extractor;
import io.podbrief.insight.Insight;
import io.podbrief.insight.Material;
import io.podbrief.platform.Failure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;

/// Draws what people read in a blind round (docs/reading-rounds.md): insights of ours among passages that place
/// or chance chose. Each comes from an episode of its own; the same seed on the same data gives the same round.
///
/// Made by Spring only where it is named, as it puts a classifier in front of the shipped one.
@Import(OnlyOne.class)
public final class ReadingRound {
    private static final int SHOWS = 5;
    private static final int OURS = 10; // of a show
    private static final int OTHERS = 3; // of a show, for LEAD and for RANDOM

    private final Extractor extractor;
    private final OnlyOne onlyOne;

    ReadingRound(@Qualifier("extractive") Extractor extractor, OnlyOne onlyOne) {
        this.extractor = extractor;
        this.onlyOne = onlyOne;
    }

    /// What is to be drawn from one episode.
    record Slot(Chooser chooser, Form form) {}

    /// Draws a round and writes the sheet and, beside it, `FILE.key.tsv`. Takes minutes.
    ///
    /// @param note gets a line for each item
    /// @throws Failure.Permanent `round.too_few` if a show has too few episodes, `round.unwritable` if
    ///     a file cannot be written
    public void write(Path data, long seed, Path sheet, PrintWriter out, PrintWriter note) {
        var folder = new DataFolder(data, new Split());
        write(sheet, "");
        var items = draw(folder, new Random(seed), note);
        var key = Path.of(sheet + ".key.tsv");
        write(sheet, sheet(items));
        write(key, key(items));
        out.println(sheet + ": " + items.size() + " items; " + key + " says which is whose. Seed " + seed + "; commit "
                + Setting.commit() + "; ranker " + Setting.model("/models/ranker/ranker.onnx") + "; data "
                + folder.version() + ".");
        out.flush();
    }

    private List<RoundItem> draw(DataFolder folder, Random random, PrintWriter note) {
        var items = new ArrayList<RoundItem>();
        int show = 0;
        for (var episodes : folder.largest(SHOWS)) {
            Collections.shuffle(episodes, random);
            var left = episodes.iterator();
            for (var slot : slots(show++)) {
                Optional<RoundItem> item = Optional.empty();
                while (item.isEmpty() && left.hasNext()) item = item(left.next(), slot, random);
                items.add(item.orElseThrow(() -> tooFew(episodes)));
                note.println(items.size() + " " + items.getLast().show());
                note.flush();
            }
        }
        Collections.shuffle(items, random);
        return items;
    }

    private static Failure tooFew(List<Dated> episodes) {
        return new Failure.Permanent(
                "round.too_few",
                "A show has " + episodes.size() + " episodes, of which too few give an insight: a round needs "
                        + slots(0).size() + ". Name a folder with more.");
    }

    /// What is drawn from a show, half of it in either form; over an even number of shows the rest too.
    ///
    /// @param show its index, from 0
    static List<Slot> slots(int show) {
        var slots = new ArrayList<Slot>();
        for (int i = 0; i < OURS; i++) slots.add(new Slot(Chooser.PODBRIEF, form(i)));
        for (int i = 0; i < OTHERS; i++) {
            slots.add(new Slot(Chooser.LEAD, form(show + i)));
            slots.add(new Slot(Chooser.RANDOM, form(show + i + 1)));
        }
        return slots;
    }

    private static Form form(int index) {
        return Form.values()[index % Form.values().length];
    }

    /// Empty where nothing in the episode passes.
    private Optional<RoundItem> item(Dated episode, Slot slot, Random random) {
        var insights = insights(slot.chooser(), episode.material(slot.form()), random);
        if (insights.isEmpty()) return Optional.empty();
        var insight = insights.get(random.nextInt(insights.size()));
        return Optional.of(new RoundItem(
                slot.chooser(), slot.form(), episode.show().name(), episode.title(), episode.id(), insight));
    }

    private List<Insight> insights(Chooser chooser, Material material, Random random) {
        return switch (chooser) {
            case PODBRIEF -> Evaluation.extraction(extractor, material).insights();
            case LEAD -> keeping(_ -> 0, material);
            case RANDOM -> keeping(random::nextInt, material);
        };
    }

    private List<Insight> keeping(IntUnaryOperator choosing, Material material) {
        return onlyOne.keeping(choosing, () -> Evaluation.extraction(extractor, material))
                .insights();
    }

    /// What readers get.
    static String sheet(List<RoundItem> items) {
        var sheet = new StringBuilder("""
                # Would you forward it?

                Read docs/reading-rounds.md first, and talk to nobody about these until both readers are done. Answer each item
                in a file of your own, on one line: its number, a tab, yes or no, a tab, your reason in a few words.
                """);
        for (int i = 0; i < items.size(); i++)
            sheet.append('\n').append(items.get(i).markdown(i + 1));
        return sheet.toString();
    }

    /// What readers do not get.
    static String key(List<RoundItem> items) {
        var key = new StringBuilder("number\tsystem\tform\tshow\tepisode\tinsight\n");
        for (int i = 0; i < items.size(); i++)
            key.append(items.get(i).key(i + 1)).append('\n');
        return key.toString();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new Failure.Permanent(
                    "round.unwritable", file + " cannot be written. Name a file in a folder that is there.", e);
        }
    }
}
