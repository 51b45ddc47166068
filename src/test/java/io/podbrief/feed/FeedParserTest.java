package io.podbrief.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedParserTest {
    @Test
    void reads_what_an_rss_feed_says_of_its_podcast() {
        var feed = Feeds.own("rss.xml");
        var podcast = feed.podcast();
        assertThat(feed.marks()).isEmpty();
        assertThat(podcast.title()).isEqualTo("Harbour & Tide");
        assertThat(podcast.author()).isEqualTo("Ada Quay");
        assertThat(podcast.description()).isEqualTo("Two engineers talk about ports.\nEvery Tuesday.");
        assertThat(podcast.language()).isEqualTo("en-GB");
        assertThat(podcast.guid()).isEqualTo("917393e3-1b1e-5cef-ace4-edaa54e1f810");
        assertThat(podcast.link()).isEqualTo(URI.create("https://harbour.example/"));
        assertThat(podcast.image()).isEqualTo(URI.create("https://harbour.example/square.png"));
        assertThat(podcast.self()).isEqualTo(URI.create("https://harbour.example/feed.xml"));
        assertThat(podcast.hubs())
                .containsExactly(URI.create("https://hub.example/"), URI.create("https://hub2.example/"));
        assertThat(podcast.explicit()).isFalse();
        assertThat(podcast.hints())
                .isEqualTo(new PollHints(Duration.ofHours(2), Set.of(0, 3), Set.of(DayOfWeek.SUNDAY), null));
    }

    @Test
    void reads_what_an_rss_feed_says_of_an_episode() {
        var episode = Feeds.own("rss.xml").episodes().getFirst();
        assertThat(episode.guid()).isEqualTo("ht-12");
        assertThat(episode.title()).isEqualTo("12: Cranes – and who moves them");
        assertThat(episode.link()).isEqualTo(URI.create("https://harbour.example/12"));
        assertThat(episode.publishedAt()).isEqualTo(Instant.parse("2025-03-04T05:00:00Z"));
        assertThat(episode.enclosure())
                .isEqualTo(new Enclosure(URI.create("https://cdn.example/12.mp3"), "audio/mpeg", 48_000_000L));
        assertThat(episode.duration()).isEqualTo(Duration.ofMinutes(50));
        assertThat(episode.season()).isEqualTo(2);
        assertThat(episode.number()).isEqualTo(12);
        assertThat(episode.explicit()).isTrue();
        assertThat(episode.notes().html())
                .isEqualTo("<p>Long text with <a href=\"https://show.example/notes/12\""
                        + " rel=\"nofollow noopener ugc\">notes</a>.</p>");
    }

    @Test
    void fills_gaps_with_the_next_best_thing() {
        var episodes = Feeds.own("rss.xml").episodes();
        assertThat(episodes.get(1).link())
                .as("a guid that is a link")
                .isEqualTo(URI.create("https://harbour.example/11"));
        assertThat(episodes.get(1).enclosure())
                .as("relative, with a length of 0 for unknown")
                .isEqualTo(new Enclosure(URI.create("https://show.example/feeds/11.mp3"), "audio/mpeg", null));
        assertThat(episodes.get(1).notes().html()).isEqualTo("<p>Mud,<br>and how to move it.</p>");
        assertThat(episodes.get(2).guid()).as("no guid").isEqualTo("https://cdn.example/10.mp3");
        assertThat(episodes.get(3).guid()).as("no enclosure either").startsWith("sha256:");
        assertThat(episodes.get(3).publishedAt()).isNull();
    }

    @Test
    void reads_atom() {
        var feed = Feeds.own("atom.xml");
        var podcast = feed.podcast();
        assertThat(feed.marks()).isEmpty();
        assertThat(podcast.title()).isEqualTo("Lamp & Wick");
        assertThat(podcast.description()).isEqualTo("Talks about light");
        assertThat(podcast.author()).isEqualTo("Wilma Docht");
        assertThat(podcast.language()).isEqualTo("de");
        assertThat(podcast.link()).isEqualTo(URI.create("https://lamp.example/blog/"));
        assertThat(podcast.self()).isEqualTo(URI.create("https://lamp.example/blog/feed.atom"));
        assertThat(podcast.image()).isEqualTo(URI.create("https://lamp.example/blog/logo.png"));
        assertThat(podcast.hubs()).containsExactly(URI.create("https://hub.example/"));
    }

    @Test
    void reads_atom_entries_with_their_own_base() {
        var episode = Feeds.own("atom.xml").episodes().getFirst();
        assertThat(episode.guid()).isEqualTo("urn:lamp:1");
        assertThat(episode.title()).isEqualTo("Less than 1 < 2");
        assertThat(episode.link()).isEqualTo(URI.create("https://lamp.example/blog/2025/one.html"));
        assertThat(episode.enclosure())
                .isEqualTo(new Enclosure(URI.create("https://lamp.example/blog/2025/one.ogg"), "audio/ogg", 123L));
        assertThat(episode.publishedAt()).isEqualTo(Instant.parse("2024-12-31T23:00:00Z"));
        assertThat(episode.notes().html())
                .contains("<code>&lt;b&gt;</code>", "href=\"https://lamp.example/blog/2025/bold\"");
        var older = Feeds.own("atom.xml").episodes().get(1);
        assertThat(older.publishedAt()).isEqualTo(Instant.parse("2024-12-01T00:00:00Z"));
        assertThat(older.notes().text()).isEqualTo("Old");
    }

    @Test
    void reads_rss_1_0_whose_items_stand_beside_the_channel() {
        var feed = Feeds.own("rss10.rdf");
        assertThat(feed.podcast().title()).isEqualTo("Old Wires");
        assertThat(feed.podcast().language()).isEqualTo("fr");
        assertThat(feed.podcast().author()).isEqualTo("Jean Fil");
        assertThat(feed.podcast().image()).isEqualTo(URI.create("https://old.example/i.png"));
        assertThat(feed.episodes())
                .extracting(EpisodeDescription::guid)
                .containsExactly("https://old.example/a", "https://old.example/b");
        assertThat(feed.episodes().getFirst().publishedAt()).isEqualTo(Instant.parse("2001-09-01T12:00:00Z"));
    }

    @Test
    void reads_rss_0_91_with_its_doctype_and_its_html_entities() {
        var feed = Feeds.feed("""
                <?xml version="1.0"?>
                <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
                <rss version="0.91"><channel><title>Caf&eacute;&nbsp;talk</title><item><title>a</title></item></channel></rss>
                """);
        assertThat(feed.podcast().title()).isEqualTo("Café talk");
        assertThat(feed.episodes()).hasSize(1);
        assertThat(feed.marks()).isEmpty();
    }

    @Test
    void reads_atom_0_3() {
        var feed = Feeds.feed("""
                <feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Old</title><tagline>Very</tagline>
                <entry><id>x</id><title mode="escaped">T</title><issued>2004-01-01T00:00:00Z</issued>
                <content type="text/html" mode="escaped">&lt;p&gt;hi</content></entry></feed>
                """);
        assertThat(feed.podcast().description()).isEqualTo("Very");
        assertThat(feed.episodes().getFirst().publishedAt()).isEqualTo(Instant.parse("2004-01-01T00:00:00Z"));
        assertThat(feed.episodes().getFirst().notes().text()).isEqualTo("hi");
    }

    @Test
    void offers_the_feeds_of_a_web_page() {
        var reading = FeedParser.parse(TestData.own("page.html"), "utf-8", URI.create("https://home.example/"));
        assertThat(reading).isInstanceOf(Reading.NotAFeed.class);
        var page = (Reading.NotAFeed) reading;
        assertThat(page.offered())
                .containsExactly(
                        URI.create("https://home.example/show/feed.xml"), URI.create("https://home.example/atom"));
        assertThat(page.code()).isEqualTo("feed.not_a_feed");
        assertThat(page.sentence()).contains("a web page", "https://home.example/show/feed.xml");
        assertThat(page.failure().code()).isEqualTo("feed.not_a_feed");
    }

    @Test
    void offers_links_that_look_like_feeds_when_a_page_names_none() {
        var reading = (Reading.NotAFeed)
                Feeds.read(
                        "<html><body><a href='/about'>x</a><a href='/episodes/feed/'>x</a><a href='https://feeds.host.example/s'>x</a>");
        assertThat(reading.offered())
                .containsExactly(
                        URI.create("https://show.example/episodes/feed/"), URI.create("https://feeds.host.example/s"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "<note><to>x</to></note>",
                "{\"a\":1}",
                "[1,2]",
                "{",
                "<",
                "&",
                "%PDF-1.4 \u0001",
                "<rss/>",
                "<rss><element><title>x</title></element></rss>",
                "<opml><body/></opml>",
                "<!-- x -->",
            })
    void knows_what_is_not_a_feed(String body) {
        assertThat(Feeds.read(body)).isInstanceOf(Reading.NotAFeed.class);
    }

    @Test
    void offers_the_feeds_of_a_list_of_feeds() {
        var reading = (Reading.NotAFeed) FeedParser.parse(TestData.own("list.opml"), null, TestData.ADDRESS);
        assertThat(reading.what()).contains("OPML");
        assertThat(reading.offered()).contains(URI.create("https://solder.example/feed.xml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<?xml version='1.0'?>", "\n\t \r\n", "\uFEFF", "\uFEFF  "})
    void knows_an_empty_answer(String body) {
        var reading = Feeds.read(body);
        assertThat(reading).isEqualTo(new Reading.Empty());
        assertThat(((Reading.Refused) reading).code()).isEqualTo("feed.empty");
        assertThat(Feeds.read(" ".repeat(100_000))).isEqualTo(new Reading.Empty());
    }

    @Test
    void keeps_the_complete_episodes_of_a_feed_that_breaks_off_anywhere() {
        var whole = new String(TestData.own("rss.xml"), UTF_8);
        int complete = 0;
        for (int end = whole.indexOf("<channel>") + 9; end < whole.indexOf("</channel>"); end += 7) {
            var feed = Feeds.feed(whole.substring(0, end));
            complete = whole.substring(0, end).split("</item", -1).length - 1;
            assertThat(feed.marks()).as("cut at %d", end).containsExactly(Bozo.TRUNCATED);
            assertThat(feed.episodes()).as("cut at %d", end).hasSizeBetween(complete - 1, complete);
        }
        assertThat(complete).isEqualTo(4);
    }

    @Test
    void keeps_what_is_readable_of_broken_xml() {
        var feed = Feeds.feed("""
                <rss><channel><title>A & B</title><itunes:author>No Prefix</itunes:author>
                <item><title>One</titel><guid>1</guid><enclosure url=https://a.example/1.mp3 type="audio/mpeg"></item>
                <item><title>Two <br> & more</title><guid>2</guid><description>x < y, &copy nothing</b></description></item>
                <item><title>Three</title><guid>3</guid>
                <item><title>Four</title><guid>4</guid></item>
                </channel></rss>
                """);
        assertThat(feed.marks()).containsExactly(Bozo.MALFORMED);
        assertThat(feed.podcast().title()).isEqualTo("A & B");
        assertThat(feed.podcast().author()).isEqualTo("No Prefix");
        assertThat(feed.episodes()).extracting(EpisodeDescription::guid).containsExactly("1", "2", "3", "4");
        assertThat(feed.episodes().get(0).enclosure())
                .isEqualTo(new Enclosure(URI.create("https://a.example/1.mp3"), "audio/mpeg", null));
        assertThat(feed.episodes().get(1).title()).isEqualTo("Two & more");
        assertThat(feed.episodes().get(1).notes().text()).isEqualTo("x < y, &copy nothing");
    }

    @Test
    void reads_a_feed_behind_the_warnings_of_a_broken_server() {
        var feed = Feeds.feed("<br />\n<b>Warning</b>: something on line 3<br />\n<?xml version=\"1.0\"?>\n"
                + Feeds.rss("<title>x</title><item><guid>1</guid></item>"));
        assertThat(feed.episodes()).hasSize(1);
        assertThat(feed.marks()).containsExactly(Bozo.MALFORMED);
    }

    @Test
    void does_not_mind_blanks_before_the_declaration_or_anything_after_the_end() {
        var feed = Feeds.feed(
                "\n \n<?xml version=\"1.0\" encoding=\"utf-8\"?>" + Feeds.rss("<title>x</title>") + "<!-- y --> z & <");
        assertThat(feed.podcast().title()).isEqualTo("x");
        assertThat(feed.marks()).isEmpty();
    }

    @Test
    void keeps_the_newer_of_two_episodes_with_the_same_guid() {
        var feed = Feeds.feed(Feeds.rss("""
                <item><guid>a</guid><title>old</title><pubDate>Mon, 01 Jan 2024 00:00:00 GMT</pubDate></item>
                <item><guid>b</guid></item>
                <item><guid> a </guid><title>new</title><pubDate>Tue, 02 Jan 2024 00:00:00 GMT</pubDate></item>
                <item><guid>a</guid><title>undated</title></item>
                """));
        assertThat(feed.marks()).containsExactly(Bozo.DUPLICATE_GUID);
        assertThat(feed.episodes()).extracting(EpisodeDescription::title).containsExactly("new", null);
    }

    @Test
    void marks_a_date_that_nobody_can_read() {
        var feed = Feeds.feed(
                Feeds.rss("<item><guid>a</guid><pubDate>soon</pubDate><dc:date>2024-01-01</dc:date></item>"));
        assertThat(feed.marks()).containsExactly(Bozo.DATE);
        assertThat(feed.episodes().getFirst().publishedAt()).isEqualTo(Instant.parse("2024-01-01T00:00:00Z"));
    }

    @Test
    void finds_the_same_identity_when_only_notes_and_date_change() {
        var first = Feeds.item("<title>x</title><link>https://a.example/1</link><description>one</description>");
        var later = Feeds.item("<title>x</title><link>https://a.example/1</link><pubDate>2024-01-01</pubDate>");
        var other = Feeds.item("<title>y</title><link>https://a.example/1</link>");
        assertThat(later.guid()).isEqualTo(first.guid()).isNotEqualTo(other.guid());
    }

    @Test
    void stops_at_the_first_known_episode() {
        var items = "<item><guid>3</guid></item><item><guid>2</guid></item><item><guid>1</guid></item>";
        var reading =
                FeedParser.parse(Feeds.rss(items).getBytes(UTF_8), null, TestData.ADDRESS, List.of("2", "1")::contains);
        assertThat(reading).isInstanceOf(Reading.Read.class);
        assertThat(((Reading.Read) reading).whole()).isFalse();
        assertThat(Feeds.feed(reading).episodes())
                .extracting(EpisodeDescription::guid)
                .containsExactly("3", "2");
        assertThat(((Reading.Read) Feeds.read(Feeds.rss(items))).whole()).isTrue();
    }

    @Test
    void tells_the_newest_episodes() {
        var feed = Feeds.feed(Feeds.rss("""
                <item><guid>a</guid></item>
                <item><guid>b</guid><pubDate>2024-01-01</pubDate></item>
                <item><guid>c</guid><pubDate>2024-01-03</pubDate></item>
                """));
        assertThat(feed.newest(2)).extracting(EpisodeDescription::guid).containsExactly("c", "b");
    }

    @Test
    void believes_no_date_in_the_future() {
        var now = Instant.parse("2024-06-01T00:00:00Z");
        assertThat(Feeds.item("<guid>a</guid><pubDate>2099-01-01</pubDate>").publishedBy(now))
                .isEqualTo(now);
        assertThat(Feeds.item("<guid>a</guid>").publishedBy(now)).isEqualTo(now);
        assertThat(Feeds.item("<guid>a</guid><pubDate>2024-05-01</pubDate>").publishedBy(now))
                .isEqualTo(Instant.parse("2024-05-01T00:00:00Z"));
    }
}
