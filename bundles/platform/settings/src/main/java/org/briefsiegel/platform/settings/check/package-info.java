/** Judges every setting before anybody reads it. */
package org.briefsiegel.platform.settings.check;
