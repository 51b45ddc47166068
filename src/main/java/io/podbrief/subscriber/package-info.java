/// Readers: sign-up, confirmation, interests, hour and zone, and the signed tokens in their mails.
/// Owns the tables `subscriber`, `interest` and `subscription`.
@NullMarked
package io.podbrief.subscriber;

import org.jspecify.annotations.NullMarked;
