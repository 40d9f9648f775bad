/** The second factor "code by text message". */
package org.briefsiegel.factor.smscode;
