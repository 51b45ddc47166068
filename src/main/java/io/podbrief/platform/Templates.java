package io.podbrief.platform;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import org.springframework.stereotype.Component;

/// The templates under `src/main/templates`, compiled at build time. HTML ones escape what they are given; text
/// ones do not.
@Component
public final class Templates {
    private final TemplateEngine html = engine(ContentType.Html, "podbrief.templates.html");
    private final TemplateEngine text = engine(ContentType.Plain, "podbrief.templates.text");

    private static TemplateEngine engine(ContentType type, String packageName) {
        return TemplateEngine.createPrecompiled(null, type, Templates.class.getClassLoader(), packageName);
    }

    /// Renders a page or an HTML mail.
    ///
    /// @param name path below `html`, without `.jte`
    /// @param model the template's one parameter
    public String html(String name, Object model) {
        return render(html, name, model);
    }

    /// Renders the text of a mail.
    ///
    /// @param name path below `text`, without `.jte`
    /// @param model the template's one parameter
    public String text(String name, Object model) {
        return render(text, name, model);
    }

    private static String render(TemplateEngine engine, String name, Object model) {
        var output = new StringOutput();
        engine.render(name + ".jte", model, output);
        return output.toString();
    }
}
