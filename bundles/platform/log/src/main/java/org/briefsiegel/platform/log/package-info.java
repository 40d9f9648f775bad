/** What is written to the log about what others write to it. */
package org.briefsiegel.platform.log;
