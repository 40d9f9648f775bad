/** Sends what happens to practice systems, as Standard Webhooks describes it. */
package org.briefsiegel.webhook.sender;
