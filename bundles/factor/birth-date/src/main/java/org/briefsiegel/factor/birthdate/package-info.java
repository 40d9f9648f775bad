/** The second factor "birth date". */
package org.briefsiegel.factor.birthdate;
