/** The pricing rule "prepaid". */
package org.briefsiegel.billing.prepaid;
