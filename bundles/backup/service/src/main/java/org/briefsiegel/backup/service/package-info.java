/** Takes backups. */
package org.briefsiegel.backup.service;
