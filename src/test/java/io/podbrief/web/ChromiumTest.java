package io.podbrief.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.podbrief.testing.RunningInstance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Rectangle;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/// The pages in a real browser: Debian's chromium, without a screen. Skipped where there is none.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChromiumTest extends RunningInstance {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private ChromeDriver chromium;

    @BeforeAll
    void start() {
        assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "no chromium and chromedriver here: the tests of pages in a browser are skipped");
        startOver();
        readShows();
        chromium = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options(Map.of()));
        chromium.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(60));
    }

    private static ChromeOptions options(Map<String, Object> preferences) {
        var options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage");
        options.setExperimentalOption("prefs", preferences);
        return options;
    }

    @AfterAll
    void stop() {
        if (chromium != null) chromium.quit();
    }

    private void open(String path) {
        chromium.get("http://127.0.0.1:" + port() + path);
    }

    private void size(int width, int height) {
        chromium.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    private Rectangle place(String selector) {
        return chromium.findElement(By.cssSelector(selector)).getRect();
    }

    private long number(String script) {
        return ((Number) Objects.requireNonNull(chromium.executeScript("return " + script))).longValue();
    }

    @ParameterizedTest
    @CsvSource({"1280, 800", "360, 740"})
    void shows_promise_field_and_insight_on_the_first_screen(int width, int height) {
        size(width, height);
        open("/");
        assertThat(bottom("h1")).isLessThan(height);
        assertThat(bottom(".hero form button")).isLessThan(height);
        assertThat(place(".specimen").y).isLessThan(height);
        assertThat(place(".specimen .said").y).isLessThan(height);
        if (width > 1000) assertThat(bottom(".specimen .by")).isLessThan(height);
    }

    private int bottom(String selector) {
        var place = place(selector);
        return place.y + place.height;
    }

    @ParameterizedTest
    @CsvSource({"360, 740", "600, 900", "1280, 800"})
    void never_scrolls_sideways(int width, int height) {
        size(width, height);
        var insight = "/insight/" + one("select id from insight where current order by id limit 1");
        for (var path : List.of("/", insight, "/shows", "/show/1", "/episode/1", "/sign-in", "/bot")) {
            open(path);
            assertThat(number("document.documentElement.scrollWidth"))
                    .as(path + " reaches out: " + tooWide(width))
                    .isLessThanOrEqualTo(width);
        }
    }

    private String tooWide(int width) {
        return String.valueOf(
                chromium.executeScript(
                        "return [...document.querySelectorAll('body *')]"
                                + ".filter(e => e.getBoundingClientRect().right > " + width
                                + " || e.scrollWidth > e.clientWidth + 1)"
                                + ".map(e => e.tagName + '.' + e.className + ' ' + e.scrollWidth + '>' + e.clientWidth + ' ' + e.textContent.slice(0, 60)).join(' | ')"));
    }

    @Test
    void has_enough_contrast_in_light_and_dark() {
        for (var scheme : List.of("light", "dark")) {
            chromium.executeCdpCommand(
                    "Emulation.setEmulatedMedia",
                    Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
            open("/");
            for (var selector : List.of(
                    "h1", ".lede", ".specimen .said", ".specimen .by", ".tags", "button", ".bar nav a", "footer")) {
                assertThat(contrast(selector)).as(scheme + " " + selector).isGreaterThanOrEqualTo(4.5);
            }
        }
    }

    /// WCAG's contrast of an element's text to the nearest background behind it.
    private double contrast(String selector) {
        var script = """
                const rgb = text => text.match(/[0-9.]+/g).map(Number);
                const light = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
                  .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
                const element = document.querySelector(arguments[0]);
                let behind = element, back;
                do { back = rgb(getComputedStyle(behind).backgroundColor); behind = behind.parentElement; } while (back.length === 4 && back[3] === 0 && behind);
                const pair = [light(rgb(getComputedStyle(element).color)), light(back)].sort((a, b) => b - a);
                return (pair[0] + .05) / (pair[1] + .05);
                """;
        return ((Number) Objects.requireNonNull(chromium.executeScript(script, selector))).doubleValue();
    }

    @Test
    void fills_in_the_readers_time_zone() {
        open("/");
        assertThat(chromium.findElement(By.name("zone")).getDomProperty("value"))
                .isNotBlank();
    }

    @Test
    void unfolds_the_proof_by_keyboard() {
        size(1280, 800);
        open("/insight/" + one("select id from insight where current order by id limit 1"));
        var summaries = chromium.findElements(By.cssSelector("details > summary"));
        assertThat(summaries).hasSizeGreaterThanOrEqualTo(3);
        summaries.get(1).sendKeys(org.openqa.selenium.Keys.ENTER);
        assertThat(chromium.findElements(By.cssSelector("details[open] code"))).isNotEmpty();
    }

    @Test
    void runs_no_script_that_a_feed_brings() {
        var hostile = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>";
        db().sql("update podcast set title = :text, description = :text where id = 1")
                .param("text", hostile)
                .update();
        db().sql("update episode set title = :text where id = 1")
                .param("text", hostile)
                .update();
        try {
            for (var path : List.of("/", "/shows", "/show/1", "/episode/1")) {
                open(path);
                assertThat(chromium.getTitle()).as(path).isNotEqualTo("owned");
                assertThat(chromium.findElements(By.cssSelector("img")))
                        .as(path)
                        .isEmpty();
            }
        } finally {
            db().sql("update podcast set title = 'A show' where id = 1").update();
        }
    }
}
