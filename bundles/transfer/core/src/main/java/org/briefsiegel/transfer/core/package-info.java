/** The practice's side of a transfer's life: what is offered, what it costs, acceptance, revocation, expiry. */
package org.briefsiegel.transfer.core;
