package io.podbrief.platform.http;

import io.podbrief.platform.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How the web client behaves: `podbrief.fetch.*`.
///
/// @param allowPrivate what it may dial beside the public internet: blocks such as `10.1.0.0/16`, or one address
///     with its port such as `127.0.0.1:8080`; empty by default
/// @param interval least time between the starts of two requests to one host, `>= 0`; zero suits a demo that is
///     its own web
/// @param userAgent how we present ourselves; `{version}` becomes the program's version. The address should lead
///     to a page that says what we do and how to stop us
/// @param waits how long we wait for a server
/// @param most decoded bytes that a body may have, by what is asked for
/// @param total time from dialling to the last byte, redirects included, by what is asked for
@ConfigurationProperties("podbrief.fetch")
public record FetchSettings(
        @DefaultValue List<String> allowPrivate,
        @DefaultValue("1s") Duration interval,

        @DefaultValue("Podbrief/{version} (+http://localhost:8080/bot)")
        String userAgent,

        @DefaultValue Waits waits,
        @DefaultValue Most most,
        @DefaultValue Total total) {

    /// Bodies that come back in memory may not be larger than this, whatever is set.
    private static final DataSize MOST_IN_MEMORY = DataSize.ofMegabytes(256);

    /// How long we wait for a server.
    ///
    /// @param connect for its name, its connection and its TLS handshake, each
    /// @param firstByte for its headers after that, and for each next byte
    /// @param slow a body must bring [Watch#SLOWEST] on average over each such stretch of time
    public record Waits(
            @DefaultValue("10s") Duration connect,
            @DefaultValue("20s") Duration firstByte,
            @DefaultValue("30s") Duration slow) {
        public Waits {
            positive("waits.connect", connect);
            positive("waits.first-byte", firstByte);
            positive("waits.slow", slow);
        }
    }

    /// Decoded bytes that a body may have.
    public record Most(
            @DefaultValue("16MB") DataSize feed,
            @DefaultValue("16MB") DataSize transcript,
            @DefaultValue("4MB") DataSize page,
            @DefaultValue("5MB") DataSize image,
            @DefaultValue("1GB") DataSize audio) {
        public Most {
            inMemory("most.feed", feed);
            inMemory("most.transcript", transcript);
            inMemory("most.page", page);
            inMemory("most.image", image);
            if (audio.isNegative()) throw invalid("most.audio", audio, "a size such as 1GB");
        }
    }

    /// Time from dialling to the last byte.
    public record Total(
            @DefaultValue("60s") Duration feed,
            @DefaultValue("60s") Duration transcript,
            @DefaultValue("60s") Duration page,
            @DefaultValue("60s") Duration image,
            @DefaultValue("1h") Duration audio,
            @DefaultValue("12h") Duration model) {
        public Total {
            positive("total.feed", feed);
            positive("total.transcript", transcript);
            positive("total.page", page);
            positive("total.image", image);
            positive("total.audio", audio);
            positive("total.model", model);
        }
    }

    public FetchSettings {
        allowPrivate = List.copyOf(allowPrivate);
        allowPrivate.forEach(Allowed::parse);
        if (interval.isNegative()) throw invalid("interval", interval, "a time such as 1s, or 0s");
        userAgent = userAgent.replace("{version}", version());
        if (!userAgent.matches("[!-~][ -~]*")) throw invalid("user-agent", userAgent, "printable ASCII");
    }

    /// What holds where nothing is set.
    public static FetchSettings defaults() {
        return new Binder().bindOrCreate("podbrief.fetch", FetchSettings.class);
    }

    /// Decoded bytes that a body of this kind may have.
    DataSize most(Ask.Kind kind) {
        return switch (kind) {
            case FEED -> most.feed;
            case TRANSCRIPT -> most.transcript;
            case PAGE -> most.page;
            case IMAGE -> most.image;
            case AUDIO -> most.audio;
            case MODEL -> throw new IllegalArgumentException("a model has the size that its catalogue says");
        };
    }

    /// Time that an answer of this kind may take, redirects included.
    Duration total(Ask.Kind kind) {
        return switch (kind) {
            case FEED -> total.feed;
            case TRANSCRIPT -> total.transcript;
            case PAGE -> total.page;
            case IMAGE -> total.image;
            case AUDIO -> total.audio;
            case MODEL -> total.model;
        };
    }

    /// Known in the packaged jar only.
    private static String version() {
        return Objects.requireNonNullElse(FetchSettings.class.getPackage().getImplementationVersion(), "dev");
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) throw invalid(name, value, "a time above zero such as 30s");
    }

    private static void inMemory(String name, DataSize value) {
        if (value.isNegative() || value.compareTo(MOST_IN_MEMORY) > 0) {
            throw invalid(name, value, "a size up to " + MOST_IN_MEMORY.toMegabytes() + "MB");
        }
    }

    private static Failure invalid(String name, Object value, String wanted) {
        return new Failure.Permanent(
                "config.invalid", "podbrief.fetch." + name + " is \"" + value + "\": give " + wanted);
    }
}
