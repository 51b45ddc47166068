/// The embedded database: unpacked, started, checked, adopted and stopped by us, as safe as one that was
/// installed; [io.podbrief.platform.postgres.EmbeddedPostgres] is its face.
@NullMarked
package io.podbrief.platform.postgres;

import org.jspecify.annotations.NullMarked;
