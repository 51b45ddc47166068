package io.podbrief.feed.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedDateTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Thu, 01 Jan 2004 19:48:21 GMT      | 2004-01-01T19:48:21Z",
                "Thu, 01 Jan 2004 19:48:21 +0000    | 2004-01-01T19:48:21Z",
                "Thu, 01 Jan 2004 19:48:21 -0730    | 2004-01-02T03:18:21Z",
                "Thu, 01 Jan 2004 19:48:21 +01:00   | 2004-01-01T18:48:21Z",
                "Thu, 01 Jan 2004 19:48:21 EST      | 2004-01-02T00:48:21Z",
                "Thu, 01 Jan 2004 19:48:21 PDT      | 2004-01-02T02:48:21Z",
                "Thu, 01 Jan 2004 19:48:21 CEST     | 2004-01-01T17:48:21Z",
                "Thu, 01 Jan 2004 19:48:21 Z        | 2004-01-01T19:48:21Z",
                "Thu, 01 Jan 2004 19:48:21          | 2004-01-01T19:48:21Z",
                "Thu, 01 Jan 2004 19:48:21 XYZ      | 2004-01-01T19:48:21Z",
                "Thu, 01 Jan 2004 19:48:21 +9900    | 2004-01-01T19:48:21Z",
                "Thu, 01 Jan 2004 19:48 GMT         | 2004-01-01T19:48:00Z",
                "Mon, 01 Jan 2004 19:48:21 GMT      | 2004-01-01T19:48:21Z",
                "01 Jan 2004 19:48:21 GMT           | 2004-01-01T19:48:21Z",
                "1 Jan 04 9:08 GMT                  | 2004-01-01T09:08:00Z",
                "01 Jan 99 19:48:21 GMT             | 1999-01-01T19:48:21Z",
                "thu, 1 jan 2004 19:48:21 gmt       | 2004-01-01T19:48:21Z",
                "Thursday, 01 January 2004 19:48:21 GMT | 2004-01-01T19:48:21Z",
                "Thu , 01 Sept 2004 19:48:21 GMT    | 2004-09-01T19:48:21Z",
                "Thu, 01-Jan-2004 19:48:21 GMT      | 2004-01-01T19:48:21Z",
                "Thu 1st Jan 2004 7:48 PM           | 2004-01-01T19:48:00Z",
                "Jan 1, 2004 12:00am                | 2004-01-01T00:00:00Z",
                "Thu, 01 Jan 2004                   | 2004-01-01T00:00:00Z",
                "Thu, 01 Jan 2004 24:00:00 GMT      | 2004-01-02T00:00:00Z",
                "Thu, 01 Jan 2004 19:48:60 GMT      | 2004-01-01T19:48:59Z",
                "Wed, 31 Jun 2004 19:48:21 GMT      | 2004-06-30T19:48:21Z",
                "Sun Jan  4 16:29:06 PST 2004       | 2004-01-05T00:29:06Z",
                "Sun Jan 4 16:29:06 2004            | 2004-01-04T16:29:06Z",
                "01 Jan 2004 19:48:21 GMT+2         | 2004-01-01T17:48:21Z",
                "01 Jan 2004 19:48:21 Europe/Berlin | 2004-01-01T18:48:21Z",
                "Thu, 01 Jan 2004 19:48:21 -0500 (EST) | 2004-01-02T00:48:21Z",
            })
    void reads_rfc_822_and_what_people_make_of_it(String written, Instant meant) {
        assertThat(FeedDate.parse(written)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "2003-12-31T10:14:55Z, 2003-12-31T10:14:55Z",
        "2003-12-31T10:14:55.123456Z, 2003-12-31T10:14:55.123456Z",
        "2003-12-31T10:14:55-08:00, 2003-12-31T18:14:55Z",
        "2003-12-31T10:14:55+0530, 2003-12-31T04:44:55Z",
        "2003-12-31t10:14:55z, 2003-12-31T10:14:55Z",
        "2003-12-31T10:14:55, 2003-12-31T10:14:55Z",
        "2003-12-31T10:14Z, 2003-12-31T10:14:00Z",
        "2003-12-31 10:14:55, 2003-12-31T10:14:55Z",
        "2003-12-31 10:14:55 EST, 2003-12-31T15:14:55Z",
        "2003-12-31 10:14:55 +0100, 2003-12-31T09:14:55Z",
        "2003/12/31 10:14:55, 2003-12-31T10:14:55Z",
        "2003-12-31, 2003-12-31T00:00:00Z",
        "2003-1-5, 2003-01-05T00:00:00Z",
        "20031231, 2003-12-31T00:00:00Z",
        "20031231T101455Z, 2003-12-31T10:14:55Z",
        "2003-335, 2003-12-01T00:00:00Z",
        "2003-12, 2003-12-01T00:00:00Z",
        "200312, 2003-12-01T00:00:00Z",
        "2003, 2003-01-01T00:00:00Z",
        "1438387200, 2015-08-01T00:00:00Z",
        "1438387200000, 2015-08-01T00:00:00Z",
    })
    void reads_iso_8601_and_its_relatives(String written, Instant meant) {
        assertThat(FeedDate.parse(written)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "  ", "soon", "yesterday at noon", "Thu, 118 Jun 2015 14:30:25 +0200",
                        "Thu, 01 Foo 2004 10:00:00 GMT",
                "Thu, 01 Jan 2004 25:00:00 GMT", "2003-13-01", "2003-12-32", "2003-12-31T99:00:00Z", "0000-00-00", "::",
                "Thu, 01 Jan 0004 10:00:00 GMT", "τετ, 31 δεκ 2003",
            })
    void knows_no_moment_for_nonsense(String written) {
        assertThat(FeedDate.parse(written)).isNull();
    }

    @Test
    void does_not_look_at_a_text_that_is_too_long_to_be_a_date() {
        assertThat(FeedDate.parse("1 ".repeat(500_000))).isNull();
        assertThat(FeedDate.parse(null)).isNull();
    }
}
