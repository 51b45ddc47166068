package io.podbrief.feed;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A podcast as its feed describes it. Every text is plain: entities decoded, markup and hidden characters
/// removed. Every address is absolute, http or https. What the feed does not say is `null` or empty.
///
/// @param guid the podcast's own id across feeds (`podcast:guid`)
/// @param description may have several lines
/// @param language as the feed gives it, such as `en-US`
/// @param newFeedUrl where the publisher says the feed has moved to; not to be believed before RELIABILITY F6b
///     holds
/// @param self the address by which the feed knows itself; the topic of a hub
/// @param hubs WebSub hubs that tell of news
/// @param medium what it is, lower case, such as `podcast` or `audiobook`
/// @param itunesBlock not to be shown in public
/// @param blocks who else may show it, in the feed's order
/// @param locked not to be imported by other hosts; we only show it
/// @param complete no more episodes will come
/// @param explicit whether it says that it is not for children
public record PodcastDescription(
        @Nullable String guid,
        @Nullable String title,
        @Nullable String author,
        @Nullable String description,
        @Nullable String language,
        @Nullable String medium,
        @Nullable URI link,
        @Nullable URI image,
        @Nullable URI newFeedUrl,
        @Nullable URI self,
        List<URI> hubs,
        List<Person> persons,
        List<Remark> remarks,
        boolean itunesBlock,
        List<BlockRule> blocks,
        boolean locked,
        boolean complete,
        @Nullable Boolean explicit,
        PollHints hints) {
    public PodcastDescription {
        if (title != null && title.isBlank()) throw new IllegalArgumentException("a podcast with a blank title");
        hubs = List.copyOf(hubs);
        persons = List.copyOf(persons);
        remarks = List.copyOf(remarks);
        blocks = List.copyOf(blocks);
    }

    /// Whether the publisher keeps this service out: a rule that names it decides, "go ahead" before "stay away",
    /// else the rule for everybody, else it may go ahead.
    ///
    /// @param service our own slug in the list of podcast services, lower case
    public boolean keepsOut(String service) {
        if (blocks.contains(new BlockRule(service, false))) return false;
        return blocks.contains(new BlockRule(service, true)) || blocks.contains(new BlockRule(null, true));
    }

    /// What the publisher says about content that a machine made, as written; empty when nothing is said.
    public Optional<String> aiContent() {
        return remarks.stream()
                .filter(remark -> Remark.AI_CONTENT.equals(remark.purpose()))
                .map(Remark::text)
                .findFirst();
    }
}
