/// One insight's proof as a public document, and an offline check of it. Shares no code with what finds and writes
/// insights, so that a mistake there is not repeated here. Pure: no network, no database.
@NullMarked
package io.podbrief.proof;

import org.jspecify.annotations.NullMarked;
