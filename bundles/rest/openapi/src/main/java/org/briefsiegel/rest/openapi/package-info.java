/** The description of the practice API, for programs and for people. */
package org.briefsiegel.rest.openapi;
