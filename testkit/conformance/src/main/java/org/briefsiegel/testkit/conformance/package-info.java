/**
 * What a plug-in promises, as tests: its author extends the suite of the axis, and hands it the plug-in and a few examples. Nothing of it
 * needs a container.
 */
package org.briefsiegel.testkit.conformance;
