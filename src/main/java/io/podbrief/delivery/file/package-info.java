/// Mail written to a folder, the channel when no SMTP host is set.
@NullMarked
package io.podbrief.delivery.file;

import org.jspecify.annotations.NullMarked;
