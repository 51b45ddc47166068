/// The server's pages. Decides nothing and knows no SQL.
@NullMarked
package io.podbrief.web;

import org.jspecify.annotations.NullMarked;
