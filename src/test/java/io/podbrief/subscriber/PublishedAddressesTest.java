package io.podbrief.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.podbrief.platform.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Our rule for addresses held against other people's collections of good, bad and odd ones.
class PublishedAddressesTest {
    private static final Set<String> PLAIN = Set.of("ISEMAIL_VALID_CATEGORY", "ISEMAIL_DNSWARN");
    private static final Pattern OURS = Pattern.compile("[^\"\\[]+@.+\\.[a-z]+"); // unquoted, at a name of two parts
    private static final int CONTROL_PICTURES = 0x2400; // the collection writes control characters as their pictures

    @Test
    void takes_what_is_valid_without_remark_and_nothing_else_of_isemail() throws IOException {
        var cases = isemail();
        var softly = new SoftAssertions();

        for (var one : cases) {
            var address = controls(one.expectFirst("address").wholeText());
            if (one.expectFirst("diagnosis").text().equals("ISEMAIL_RFC5321_TLDNUMERIC")) continue; // a matter of taste
            softly.assertThat(takes(address))
                    .as("no. %s, %s", one.attr("id"), address)
                    .isEqualTo(PLAIN.contains(one.expectFirst("category").text()));
        }

        softly.assertAll();
        assertThat(cases).hasSizeGreaterThan(200);
    }

    @Test
    void takes_what_is_valid_and_unquoted_and_nothing_else_of_the_json_schema_suite() throws IOException {
        var groups = JsonMapper.builder()
                .build()
                .readTree(Files.readString(folder("json-schema-test-suite").resolve("email.json")));
        var softly = new SoftAssertions();
        int count = 0;

        for (var group : groups) {
            for (var one : group.get("tests")) {
                var address = one.get("data").asString();
                boolean plain =
                        one.get("valid").asBoolean() && OURS.matcher(address).matches();
                softly.assertThat(takes(address)).as(address).isEqualTo(plain);
                count++;
            }
        }

        softly.assertAll();
        assertThat(count).isGreaterThan(5);
    }

    private static boolean takes(String address) {
        try {
            return EmailAddress.parse(address).value().equals(address);
        } catch (Failure.Permanent _) {
            return false;
        }
    }

    private static List<Element> isemail() throws IOException {
        var file = folder("isemail").resolve("test/tests-original.xml");
        return Jsoup.parse(Files.readString(file), "", Parser.xmlParser()).select("test");
    }

    private static String controls(String written) {
        var address = new StringBuilder();
        written.codePoints()
                .map(c -> c >= CONTROL_PICTURES && c < CONTROL_PICTURES + 32 ? c - CONTROL_PICTURES : c)
                .forEach(address::appendCodePoint);
        return address.toString();
    }

    private static Path folder(String name) {
        var data = System.getenv("PODBRIEF_TEST_DATA");
        assumeThat(data)
                .as("skipped: PODBRIEF_TEST_DATA names no folder of published addresses")
                .isNotNull();
        return Path.of(String.valueOf(data), "E_security/email-validity", name);
    }
}
