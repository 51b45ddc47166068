package io.podbrief.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podbrief.platform.Failure;
import org.junit.jupiter.api.Test;

/// What every chat model promises; each one's test extends this with a stand-in for its provider.
public abstract class ChatModelContract {
    private static final ChatModel.Prompt PROMPT = new ChatModel.Prompt("Say yes.", "Well?", 10);

    /// What the provider does with the next request.
    public enum Provider {
        ANSWERS_YES,
        IS_BUSY,
        IS_BROKEN,
        ANSWERS_NONSENSE,
        REFUSES_THE_KEY,
        STALLS
    }

    /// A model whose provider behaves so.
    protected abstract ChatModel model(Provider provider);

    @Test
    void gives_the_answer_and_what_it_cost() {
        var reply = model(Provider.ANSWERS_YES).ask(PROMPT);
        assertThat(reply.text()).isEqualTo("yes");
        assertThat(reply.tokensIn()).isPositive();
        assertThat(reply.tokensOut()).isPositive();
    }

    @Test
    void may_be_tried_again_when_the_provider_is_busy_broken_slow_or_talks_nonsense() {
        for (var trouble :
                new Provider[] {Provider.IS_BUSY, Provider.IS_BROKEN, Provider.STALLS, Provider.ANSWERS_NONSENSE}) {
            assertThatThrownBy(() -> model(trouble).ask(PROMPT))
                    .as(trouble.name())
                    .isInstanceOf(Failure.Retryable.class);
        }
    }

    @Test
    void gives_up_for_good_on_a_refused_key() {
        assertThatThrownBy(() -> model(Provider.REFUSES_THE_KEY).ask(PROMPT)).isInstanceOf(Failure.Permanent.class);
    }
}
