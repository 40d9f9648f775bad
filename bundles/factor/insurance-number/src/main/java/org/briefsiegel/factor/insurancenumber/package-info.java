/** The second factor "insurance number". */
package org.briefsiegel.factor.insurancenumber;
