/// Which insights make the same claim, which are related, and which claims a reader was told.
/// Owns the tables `claim`, `relation` and `ledger`.
@NullMarked
package io.podbrief.relation;

import org.jspecify.annotations.NullMarked;
