/// Messages on their way to a reader: the outbox with its states, and one folder per channel.
/// Owns the table `outbox`.
@NullMarked
package io.podbrief.delivery;

import org.jspecify.annotations.NullMarked;
