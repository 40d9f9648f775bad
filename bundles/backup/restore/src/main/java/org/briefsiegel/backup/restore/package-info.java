/** The program that restores backups and checks them, while no server runs. */
package org.briefsiegel.backup.restore;
