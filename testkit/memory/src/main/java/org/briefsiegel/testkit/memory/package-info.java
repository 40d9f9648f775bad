/** Stores in memory, held to the same contract tests as those in the database. */
package org.briefsiegel.testkit.memory;
