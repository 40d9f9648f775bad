/** The pricing rule "flat". */
package org.briefsiegel.billing.flat;
