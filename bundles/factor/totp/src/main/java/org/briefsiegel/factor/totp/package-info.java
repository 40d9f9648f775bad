/** The second factor "one-time code of an authenticator app". */
package org.briefsiegel.factor.totp;
