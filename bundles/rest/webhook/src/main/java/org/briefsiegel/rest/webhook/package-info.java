/** Being told what happens, and what became of what was told. */
package org.briefsiegel.rest.webhook;
