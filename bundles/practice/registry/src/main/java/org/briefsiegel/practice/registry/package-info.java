/** Practices, their settings and their keys, in the database. */
package org.briefsiegel.practice.registry;
