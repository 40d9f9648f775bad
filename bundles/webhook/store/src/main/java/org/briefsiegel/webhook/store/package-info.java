/** Webhooks and their messages, in the database. */
package org.briefsiegel.webhook.store;
