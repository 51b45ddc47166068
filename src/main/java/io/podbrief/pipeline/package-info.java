/// The two stories: an episode's life from feed to insights that can be found, and a reader's morning.
/// Read EpisodePipeline first, MorningRun second.
@NullMarked
package io.podbrief.pipeline;

import org.jspecify.annotations.NullMarked;
