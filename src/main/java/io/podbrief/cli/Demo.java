package io.podbrief.cli;

import java.util.List;

/// What the demo is made of: the made-up shows under `demo` in the resources, and a reader.
public final class Demo {
    /// Folders of the shows that publish transcripts.
    public static final List<String> SHOWS = List.of(
            "load-bearing",
            "preference-stack",
            "stale-branch",
            "before-the-kettle",
            "counter-service",
            "seat-count",
            "night-tariff",
            "cost-of-goods");

    /// The folder of a show that publishes no transcripts.
    public static final String AUDIO_ONLY_SHOW = "meter-reading";

    /// What the reader follows.
    public static final List<String> INTERESTS = List.of("Lumenfold and Brackwater", "batteries for the grid");

    /// What a passage must be worth here: less than elsewhere, as the classifier doubts claims about companies that do
    /// not
    /// exist, and a demo of sixteen short episodes shows what claims have to do with each other.
    public static final double LEAST = -0.8;

    private Demo() {}
}
