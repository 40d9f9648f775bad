/** The pricing rule "first free". */
package org.briefsiegel.billing.firstfree;
