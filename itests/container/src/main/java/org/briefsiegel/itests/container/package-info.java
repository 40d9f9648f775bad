/** Tests that run inside the distribution. */
package org.briefsiegel.itests.container;
