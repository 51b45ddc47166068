package io.podbrief.llm.gguf;

import java.util.List;
import java.util.stream.Collectors;

/// The form of an answer as a grammar in llama.cpp's notation (GBNF), by which every word that would leave the form
/// is ruled out while the model writes; and untrusted text without the words that steer a model.
final class Grammar {
    /// A string of JSON on one line, without control characters.
    private static final String STRING = """
            string ::= "\\"" char* "\\""
            char ::= [^"\\\\\\x00-\\x1F\\x7F] | "\\\\" ["\\\\/]
            """;

    private Grammar() {}

    /// An object of JSON with these strings, all of them, in this order.
    ///
    /// @param form names of letters, one at least
    static String of(List<String> form) {
        var members =
                form.stream().map(name -> "\"\\\"" + name + "\\\": \" string").collect(Collectors.joining(" \", \" "));
        return "root ::= \"{\" " + members + " \"}\"\n" + STRING;
    }

    /// Text without anything that a chat template could take for the end of a turn, such as `<|im_end|>` or `[INST]`:
    /// the question is one text for the model, in which only such words tell who speaks.
    static String plain(String untrusted) {
        return untrusted
                .replace('<', '‹')
                .replace('>', '›')
                .replaceAll("(?i)\\[(/?(?:INST|SYS|AVAILABLE_TOOLS|TOOL)\\w*)]", "($1)");
    }
}
