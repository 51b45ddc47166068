package io.podbrief.feed;

import org.jspecify.annotations.Nullable;

/// A publisher's word on who may show the podcast (`podcast:block`).
///
/// @param service the service meant, lower case; `null` means everybody
/// @param blocked `true` for "stay away", `false` for "go ahead"
public record BlockRule(@Nullable String service, boolean blocked) {}
