package io.podbrief.llm;

import io.podbrief.feed.Episode;
import io.podbrief.platform.Failure;
import io.podbrief.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A model as one episode may ask it: the same question of the same model is paid for once, and nothing is asked once
/// a cap is reached. Calls under way when it is reached are finished, so that it may be passed by one call for each
/// episode that is worked on.
record Account(ChatModel model, Episode.Id episode, Budget budget, ModelCallStore calls, Clock clock)
        implements ChatModel {
    private static final int CHARACTERS_A_TOKEN = 3; // English has four; an estimate should not be too low
    private static final int LONGEST = 4_096; // characters of an answer that are kept: twice what any insight has

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public Optional<String> trouble() {
        return model.trouble();
    }

    /// The kept answer where there is one, with 0 tokens.
    ///
    /// @throws Failure.Permanent `llm.over_budget` where a cap is reached, and what [ChatModel#ask] throws
    @Override
    public Reply ask(Prompt prompt) {
        var key = key(prompt);
        var kept = calls.answer(key);
        if (kept.isPresent()) return new Reply(kept.get(), 0, 0);
        var full = budget.full(episode);
        if (full.isPresent()) throw new Failure.Permanent("llm.over_budget", full.get());
        int asked = tokens(prompt.system() + prompt.data());
        try {
            var reply = model.ask(prompt);
            int in = reply.tokensIn() > 0 ? reply.tokensIn() : asked;
            int out = reply.tokensOut() > 0 ? reply.tokensOut() : tokens(reply.text());
            var text = storable(reply.text());
            put(key, text, in, out);
            return new Reply(text, in, out);
        } catch (Failure failure) {
            if (failure.code().equals("llm.unreadable")) put(key, null, asked, prompt.mostTokens());
            throw failure;
        }
    }

    private void put(String key, @Nullable String answer, int in, int out) {
        calls.put(new ModelCallStore.Call(episode, model.name(), key, answer, in, out), clock.instant());
    }

    private static int tokens(String text) {
        return text.length() / CHARACTERS_A_TOKEN + 1;
    }

    /// Without what a database refuses: zero characters and halves of pairs.
    private static String storable(String text) {
        var some = text.substring(0, Math.min(LONGEST, text.length())).replace("\0", "");
        return new String(some.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /// Instructions count by their words: another version of them is another question.
    private String key(Prompt prompt) {
        return Sha256.hex(String.join(
                "\0",
                model.name(),
                prompt.system(),
                prompt.data(),
                Integer.toString(prompt.mostTokens()),
                String.join(",", prompt.form())));
    }
}
