/// One reader's five for one local date: composed once, frozen, and worded as mail and page.
/// Owns the tables `brief` and `brief_item`.
@NullMarked
package io.podbrief.brief;

import org.jspecify.annotations.NullMarked;
