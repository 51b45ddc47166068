package io.podbrief.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {
    @Test
    void podcasting_2_0_says_who_may_show_a_podcast() {
        var podcast = Feeds.own("podcasting20.xml").podcast();
        assertThat(podcast.blocks())
                .containsExactly(
                        new BlockRule(null, true), new BlockRule("podbrief", false), new BlockRule("other", true));
        assertThat(podcast.keepsOut("podbrief")).isFalse();
        assertThat(podcast.keepsOut("other")).isTrue();
        assertThat(podcast.keepsOut("anyone")).isTrue();
        assertThat(Feeds.channel("").keepsOut("podbrief")).isFalse();
        assertThat(Feeds.channel("<podcast:block id='podbrief'>yes</podcast:block>")
                        .keepsOut("podbrief"))
                .isTrue();
        assertThat(podcast.itunesBlock()).isTrue();
        assertThat(podcast.locked()).isTrue();
    }

    @Test
    void podcasting_2_0_describes_a_podcast() {
        var podcast = Feeds.own("podcasting20.xml").podcast();
        assertThat(podcast.guid()).isEqualTo("y0ur-gu1d");
        assertThat(podcast.medium()).isEqualTo("podcast");
        assertThat(podcast.hints().rhythm()).isEqualTo(Duration.ofDays(14));
        assertThat(podcast.complete()).isFalse();
        assertThat(podcast.aiContent()).hasValue("voices=none; research=some");
        assertThat(podcast.remarks()).hasSize(2);
        assertThat(podcast.persons())
                .containsExactly(new Person("Ida Feld", "host", "cast", URI.create("https://notes.example/ida")));
        assertThat(podcast.image()).isEqualTo(URI.create("https://notes.example/big.png"));
        assertThat(podcast.newFeedUrl()).isEqualTo(URI.create("https://notes.example/new.xml"));
    }

    @Test
    void podcasting_2_0_describes_an_episode() {
        var feed = Feeds.own("podcasting20.xml");
        assertThat(feed.episodes()).as("a live item is no episode").hasSize(1);
        var episode = feed.episodes().getFirst();
        assertThat(episode.season()).as("podcast: goes before itunes:").isEqualTo(3);
        assertThat(episode.number()).isEqualTo(7);
        assertThat(episode.chapters()).isEqualTo(URI.create("https://notes.example/7.json"));
        assertThat(episode.soundbites())
                .containsExactly(new Soundbite(Duration.ofMillis(33_833), Duration.ofMinutes(1), "A wren"));
        assertThat(episode.transcripts())
                .containsExactly(
                        new TranscriptLink(URI.create("https://notes.example/7.txt"), "text/plain", null, null),
                        new TranscriptLink(
                                URI.create("https://show.example/feeds/7.vtt"), "text/vtt", "es", "captions"));
        assertThat(episode.persons())
                .containsExactly(new Person("Otto Rain", "guest", "cast", URI.create("https://notes.example/otto")));
        assertThat(episode.remarks()).containsExactly(new Remark("ai-content", "voices=all"));
        assertThat(episode.enclosure())
                .isEqualTo(new Enclosure(URI.create("https://notes.example/7.opus"), "audio/opus", 5_400_000L));
        assertThat(episode.itunesBlock()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://podcastindex.org/namespace/1.0",
                "http://podcastindex.org/namespace/1.0/",
                "HTTPS://PodcastIndex.org/Namespace/1.0",
                "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md",
                "https://nobody.example/else",
            })
    void podcasting_2_0_is_known_by_any_spelling_of_its_namespace_and_by_its_usual_prefix(String namespace) {
        var feed = Feeds.feed(
                "<rss xmlns:podcast='" + namespace + "'><channel><podcast:guid>g</podcast:guid></channel></rss>");
        assertThat(feed.podcast().guid()).isEqualTo("g");
    }

    @Test
    void a_vocabulary_is_known_by_its_namespace_under_any_prefix() {
        var feed = Feeds.feed(
                "<rss xmlns:pc='https://podcastindex.org/namespace/1.0' xmlns:x='http://www.itunes.com/DTDs/PodCast-1.0.dtd'>"
                        + "<channel><pc:guid>g</pc:guid><x:author>A</x:author></channel></rss>");
        assertThat(feed.podcast().guid()).isEqualTo("g");
        assertThat(feed.podcast().author()).isEqualTo("A");
    }

    @ParameterizedTest
    @CsvSource({"yes,true", "Yes,true", "true,true", "explicit,true", "no,false", "clean,false", "false,false", "maybe,"
    })
    void itunes_says_whether_it_is_explicit(String word, Boolean explicit) {
        assertThat(Feeds.channel("<itunes:explicit> " + word + " </itunes:explicit>")
                        .explicit())
                .isEqualTo(explicit);
        assertThat(Feeds.item("<guid>1</guid><itunes:explicit>" + word + "</itunes:explicit>")
                        .explicit())
                .isEqualTo(explicit);
    }

    @Test
    void itunes_and_update_frequency_say_that_a_show_is_complete() {
        assertThat(Feeds.channel("<itunes:complete>Yes</itunes:complete>").complete())
                .isTrue();
        assertThat(Feeds.channel("<podcast:updateFrequency complete='true'>done</podcast:updateFrequency>")
                        .complete())
                .isTrue();
        assertThat(Feeds.channel("<itunes:complete>x</itunes:complete>").complete())
                .isFalse();
    }

    @Test
    void itunes_stands_in_for_what_rss_does_not_say() {
        var podcast = Feeds.channel("<itunes:summary>Sum</itunes:summary><itunes:subtitle>Sub</itunes:subtitle>"
                + "<itunes:owner><itunes:name>Own</itunes:name></itunes:owner>");
        assertThat(podcast.description()).isEqualTo("Sum");
        assertThat(podcast.author()).isEqualTo("Own");
        var episode = Feeds.item("<itunes:title>T</itunes:title><itunes:summary>S</itunes:summary>");
        assertThat(episode.title()).isEqualTo("T");
        assertThat(episode.notes().text()).isEqualTo("S");
        assertThat(Feeds.item("<itunes:title>T</itunes:title><title>R</title>").title())
                .isEqualTo("R");
    }

    @Test
    void media_gives_recordings_but_no_pictures() {
        var episode =
                Feeds.item("<guid>1</guid><media:group><media:content url='https://a.example/p.jpg' medium='image'/>"
                        + "<media:content url='https://a.example/v.mp4' type='video/mp4' duration='90'/>"
                        + "<media:content url='https://a.example/a.mp3' type='audio/mpeg' fileSize='77' duration='61'/></media:group>"
                        + "<media:title>M</media:title>");
        assertThat(episode.enclosure())
                .isEqualTo(new Enclosure(URI.create("https://a.example/a.mp3"), "audio/mpeg", 77L));
        assertThat(episode.duration()).isEqualTo(Duration.ofSeconds(90));
        assertThat(episode.title()).isEqualTo("M");
        assertThat(Feeds.item("<guid>1</guid><media:content url='https://a.example/p.jpg'/>")
                        .enclosure())
                .isNull();
    }

    @Test
    void audio_goes_before_video_and_both_before_pictures() {
        var picture = "<enclosure url='https://a.example/p.jpg' type='image/jpeg'/>";
        var video = "<enclosure url='https://a.example/v.mp4' type='video/mp4'/>";
        var audio = "<enclosure url='https://a.example/a.mp3'/>";
        assertThat(enclosure(picture + video + audio)).isEqualTo("https://a.example/a.mp3");
        assertThat(enclosure(picture + video)).isEqualTo("https://a.example/v.mp4");
        assertThat(enclosure(picture)).isEqualTo("https://a.example/p.jpg");
        assertThat(enclosure(audio + audio.replace("a.mp3", "b.mp3"))).isEqualTo("https://a.example/a.mp3");
    }

    private static String enclosure(String elements) {
        var enclosure = Feeds.item(elements).enclosure();
        return enclosure == null ? "none" : enclosure.url().toString();
    }

    @Test
    void atom_links_serve_rss_too() {
        var episode = Feeds.item(
                "<atom:link rel='enclosure' href='https://a.example/1.mp3' type='audio/mpeg' length='9'/>"
                        + "<atom:link rel='alternate' href='https://a.example/1'/><atom:updated>2024-01-01T00:00:00Z</atom:updated>");
        assertThat(episode.enclosure())
                .isEqualTo(new Enclosure(URI.create("https://a.example/1.mp3"), "audio/mpeg", 9L));
        assertThat(episode.link()).isEqualTo(URI.create("https://a.example/1"));
    }

    @Test
    void nothing_inside_a_foreign_element_counts() {
        var feed = Feeds.feed(
                "<rss xmlns:x='urn:x'><channel><title>Right</title><x:y><title>Wrong</title><item><guid>w</guid></item></x:y>"
                        + "<item><guid>1</guid><image><title>Wrong</title><link>https://w.example</link></image>"
                        + "<enclosure url='https://a.example/1.mp3'><title>Wrong</title></enclosure><source url='x'><title>W</title></source></item></channel></rss>");
        assertThat(feed.podcast().title()).isEqualTo("Right");
        assertThat(feed.episodes()).hasSize(1);
        assertThat(feed.episodes().getFirst().title()).isNull();
        assertThat(feed.episodes().getFirst().link()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "jo@a.example (Jo Doe), Jo Doe",
        "Jo Doe <jo@a.example>, Jo Doe",
        "jo@a.example Jo Doe, Jo Doe",
        "Jo Doe, Jo Doe",
        "Jo Doe (jo@a.example), Jo Doe",
        "jo@a.example,",
        "@jo, @jo",
    })
    void an_author_is_a_name_and_never_a_mail_address(String written, String name) {
        var escaped = written.replace("<", "&lt;").replace(">", "&gt;");
        assertThat(Feeds.channel("<managingEditor>" + escaped + "</managingEditor>")
                        .author())
                .isEqualTo(name);
    }

    @Test
    void a_redirect_in_a_feed_is_a_new_address() {
        assertThat(Feeds.feed("<rss><redirect><newLocation>https://a.example/f</newLocation></redirect></rss>")
                        .podcast()
                        .newFeedUrl())
                .isEqualTo(URI.create("https://a.example/f"));
    }

    @Test
    void titles_are_text_without_hidden_characters() {
        var feed = Feeds.feed(
                Feeds.rss(
                        "<title>Pay&#x202E;pal &lt;i&gt;now&lt;/i&gt;&#x200B;</title><item><title>&amp;lt;script&amp;gt;</title></item>"));
        assertThat(feed.podcast().title()).isEqualTo("Paypal now");
        assertThat(feed.episodes().getFirst().title()).isEqualTo("<script>");
    }

    @Test
    void markup_that_was_not_escaped_is_markup() {
        var episode = Feeds.item(
                "<title>One <b>two</b></title><description>a<br/>b <a href='x?a=1&amp;b=2'>c</a></description>");
        assertThat(episode.title()).isEqualTo("One two");
        assertThat(episode.notes().text()).isEqualTo("a\nb c");
        assertThat(episode.notes().html()).contains("href=\"https://show.example/feeds/x?a=1&amp;b=2\"");
    }
}
