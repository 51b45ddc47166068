package io.podbrief.delivery;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How mails leave.
///
/// @param from the sender's address; `null`: `podbrief@` and the host name of the base URL
/// @param postalAddress shown at the foot of each brief; mail law asks for it where sign-up is open to the public
/// @param enabled `false` keeps every mail in the outbox
@ConfigurationProperties("podbrief.delivery")
public record DeliverySettings(
        @Nullable String from,
        @Nullable String postalAddress,
        @DefaultValue("true") boolean enabled) {}
