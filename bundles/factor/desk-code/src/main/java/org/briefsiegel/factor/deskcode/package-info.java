/** The second factor "desk code". */
package org.briefsiegel.factor.deskcode;
