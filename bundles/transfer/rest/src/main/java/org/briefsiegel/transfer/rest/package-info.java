/** The practice API over HTTP. */
package org.briefsiegel.transfer.rest;
