/** What a practice can send now, and at what price. */
package org.briefsiegel.rest.offers;
