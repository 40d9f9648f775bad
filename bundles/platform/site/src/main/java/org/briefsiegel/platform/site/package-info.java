/** Offers what several bundles need to know of {@code org.briefsiegel.web}. */
package org.briefsiegel.platform.site;
