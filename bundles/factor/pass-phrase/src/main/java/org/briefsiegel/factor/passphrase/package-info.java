/** The second factor "pass phrase". */
package org.briefsiegel.factor.passphrase;
