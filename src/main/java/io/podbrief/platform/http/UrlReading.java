package io.podbrief.platform.http;

/// What a text can turn out to be when it is read as a URL.
sealed interface UrlReading permits WebUrl, UrlReading.Bad {
    /// Not a URL that we fetch.
    ///
    /// @param why a clause that goes on from "because", such as `it does not begin with http:// or https://`
    record Bad(String why) implements UrlReading {}
}
