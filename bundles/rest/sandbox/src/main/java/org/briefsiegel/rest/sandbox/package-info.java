/** What a sandbox practice would have sent. */
package org.briefsiegel.rest.sandbox;
