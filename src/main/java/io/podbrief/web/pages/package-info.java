/// One class per page a reader sees.
@NullMarked
package io.podbrief.web.pages;

import org.jspecify.annotations.NullMarked;
