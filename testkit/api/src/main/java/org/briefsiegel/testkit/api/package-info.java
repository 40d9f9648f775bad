/** The practice API behind real HTTP, for tests. */
package org.briefsiegel.testkit.api;
