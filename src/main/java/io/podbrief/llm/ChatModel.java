package io.podbrief.llm;

import java.util.List;
import java.util.Optional;

/// A language model that answers one prompt at a time. It has no tools and no memory, and what it answers is
/// untrusted text. Add one by adding a folder beside `openai`.
///
/// Safe for use from several threads; blocks for as long as the model takes, within its own time-out. It tries
/// once: when to try again is the caller's business.
public interface ChatModel {
    /// Provider and model, such as `openai/qwen2.5:7b`; stored with what it wrote.
    String name();

    /// Whether it can be asked at all; `false` for a server of this machine that does not run now.
    default boolean isThere() {
        return true;
    }

    /// What somebody has to mend before it can be asked, in a sentence; empty where nothing is known to be wrong.
    /// Costs as little as [#isThere].
    default Optional<String> trouble() {
        return Optional.empty();
    }

    /// Asks once.
    ///
    /// @throws io.podbrief.platform.Failure.Retryable `llm.unavailable` if it does not answer, is busy or is
    ///     rate-limited, after the provider's own wait where it names one; `llm.unreadable` if what comes
    ///     is of no use, though it may have cost something
    /// @throws io.podbrief.platform.Failure.Permanent `llm.refused` if it will not answer this, now or later
    Reply ask(Prompt prompt);

    /// What is asked.
    ///
    /// @param system what to do; ours
    /// @param data what to do it with; untrusted
    /// @param mostTokens the longest answer that is worth paying for, `>= 1`
    /// @param form names of the strings that the answer has, as an object of JSON; empty for any form. A provider
    ///     holds the model to it as well as it can: the answer must still be checked
    record Prompt(String system, String data, int mostTokens, List<String> form) {
        public Prompt {
            form = List.copyOf(form);
        }

        public Prompt(String system, String data, int mostTokens) {
            this(system, data, mostTokens, List.of());
        }
    }

    /// What came back.
    ///
    /// @param text as it came
    /// @param tokensIn tokens of the prompt, `-1` when the provider does not say
    /// @param tokensOut tokens of the answer, `-1` when the provider does not say
    record Reply(String text, int tokensIn, int tokensOut) {}
}
