package io.podbrief.brief;

import io.podbrief.platform.SiteSettings;

/// What the templates of mails with one link are given.
public record LinkMail(SiteSettings site, String link) {}
