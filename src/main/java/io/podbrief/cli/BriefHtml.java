package io.podbrief.cli;

import io.podbrief.platform.Templates;

/// A brief as one page that loads nothing from elsewhere.
final class BriefHtml {
    private BriefHtml() {}

    static String of(BriefResult result) {
        return new Templates().html("cli/brief", BriefHtmlModel.of(result));
    }
}
