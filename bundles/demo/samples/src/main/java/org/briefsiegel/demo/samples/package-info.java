/** Two letters of a practice that doesn't exist, sent as a practice system would. Never in production. */
package org.briefsiegel.demo.samples;
