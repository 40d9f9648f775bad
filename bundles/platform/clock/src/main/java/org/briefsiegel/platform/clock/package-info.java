/** The time that the whole house goes by. */
package org.briefsiegel.platform.clock;
