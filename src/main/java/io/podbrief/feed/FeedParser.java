package io.podbrief.feed;

import io.podbrief.feed.namespace.FeedDraft;
import io.podbrief.feed.namespace.JsonFeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads feeds: RSS in all its versions, Atom, JSON Feed. Nothing that a feed holds can stop the program, load
/// anything from elsewhere, or cost more than time and memory in proportion to its size.
///
/// The good path is one pass over the bytes that keeps nothing but the result. Only when the XML turns out to be
/// broken is it read again, leniently, and the feed is marked.
public final class FeedParser {
    private FeedParser() {}

    /// Reads a whole feed.
    ///
    /// @param body decoded from any transfer encoding; the caller caps its size
    /// @param httpCharset the charset that the answer's Content-Type names; `null` when it names none
    /// @param address where the body came from; relative addresses in it are relative to this
    public static Reading parse(byte[] body, @Nullable String httpCharset, URI address) {
        return parse(body, httpCharset, address, _ -> false);
    }

    /// Reads a feed that was read before, up to the first episode that is known. Only for feeds that were seen to
    /// put the newest first; edits to known episodes and late additions behind them are not seen.
    ///
    /// @param known whether there already is an episode with this guid
    public static Reading parse(byte[] body, @Nullable String httpCharset, URI address, Predicate<String> known) {
        try {
            for (var encoding : Encoding.candidates(body, httpCharset)) {
                var reading = new Attempt(body, encoding, address, known).read();
                if (reading != null) return reading;
            }
        } catch (XmlGuard.Exceeded e) {
            return new Reading.OverLimit(e.what());
        }
        throw new IllegalStateException("the last way to read characters fits everything");
    }

    /// One way to read one body.
    private static final class Attempt {
        private final byte[] body;
        private final Encoding encoding;
        private final URI address;
        private final Predicate<String> known;

        Attempt(byte[] body, Encoding encoding, URI address, Predicate<String> known) {
            this.body = body;
            this.encoding = encoding;
            this.address = address;
            this.known = known;
        }

        /// @return `null` when the encoding is not this one
        @Nullable
        Reading read() {
            try {
                var text = encoding.read(body);
                int first = text.first();
                if (first < 0) return new Reading.Empty();
                return first == '{' || first == '[' ? json(text) : xml(text);
            } catch (CharacterCodingException _) {
                return null;
            } catch (IOException e) {
                throw new UncheckedIOException(e); // there is only memory to read from
            }
        }

        private Reading json(FeedText text) throws IOException {
            var draft = new FeedDraft(known);
            return switch (JsonFeed.read(text.rest(), draft, address)) {
                case WHOLE -> result(draft, text);
                case TRUNCATED -> {
                    draft.mark(Bozo.TRUNCATED);
                    yield result(draft, text);
                }
                case OTHER -> new Reading.NotAFeed("JSON of another kind", List.of());
                case TOO_DEEP -> new Reading.OverLimit("values nested too deep");
            };
        }

        private Reading xml(FeedText text) throws IOException {
            var draft = new FeedDraft(known);
            var builder = new FeedBuilder(draft, address);
            boolean whole = StrictXml.read(text, builder);
            if (text.refuted()) throw new CharacterCodingException();
            if (whole && builder.found()) return builder.hasBody() ? result(draft, text) : withoutBody();
            return whole ? notAFeed(builder, encoding.read(body).rest()) : brokenXml();
        }

        private Reading brokenXml() throws IOException {
            var text = encoding.read(body);
            var all = text.rest();
            var draft = new FeedDraft(known);
            var builder = new FeedBuilder(draft, address);
            var outcome = LenientXml.read(all, builder);
            if (!builder.found()) return notAFeed(builder, all);
            if (!outcome.complete()) draft.mark(Bozo.TRUNCATED);
            if (outcome.complete() || outcome.mended()) draft.mark(Bozo.MALFORMED);
            return result(draft, text);
        }

        private static Reading withoutBody() {
            return new Reading.NotAFeed("an RSS document without a channel", List.of());
        }

        private Reading result(FeedDraft draft, FeedText text) {
            if (!encoding.claimed() || text.replaced()) draft.mark(Bozo.ENCODING);
            return new Reading.Read(draft.feed(), !draft.stopped());
        }

        private Reading notAFeed(FeedBuilder builder, String text) {
            var root = builder.root();
            if (root == null) return new Reading.NotAFeed("plain text or a file of another kind", List.of());
            return switch (root) {
                case "opml" ->
                    new Reading.NotAFeed(
                            "a list of feeds (OPML)", Opml.read(body).addresses());
                case "html", "head", "body", "div", "p", "script", "meta" ->
                    new Reading.NotAFeed("a web page", FeedLinks.in(text, address));
                default -> new Reading.NotAFeed("XML of another kind (" + shortened(root) + ")", List.of());
            };
        }

        private static String shortened(String name) {
            return name.length() <= 40 ? name : name.substring(0, 40) + "…";
        }
    }
}
