package io.podbrief.web.pages;

import io.podbrief.platform.SiteSettings;
import org.jspecify.annotations.Nullable;

/// What every page has around its content.
///
/// @param description for search engines and shared links; may be empty
/// @param canonical the page's public address; `null` for one that search engines are to leave alone
/// @param wide whether the content takes more than one column of text
/// @param mailbox whether mails are shown on this machine
public record Frame(
        SiteSettings site,
        String title,
        String description,
        @Nullable String canonical,
        boolean wide,
        boolean signedIn,
        boolean mailbox) {
    Frame titled(String newTitle) {
        return new Frame(site, newTitle, description, canonical, wide, signedIn, mailbox);
    }

    Frame described(String newDescription) {
        return new Frame(site, title, newDescription, canonical, wide, signedIn, mailbox);
    }

    Frame at(String path) {
        return new Frame(site, title, description, site.url(path), wide, signedIn, mailbox);
    }

    Frame widened() {
        return new Frame(site, title, description, canonical, true, signedIn, mailbox);
    }
}
