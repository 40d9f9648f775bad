/** The pricing rule "tariff": a price for each part of a text message, by country, from configuration. */
package org.briefsiegel.billing.tariff;
