/** Has identity providers say who the recipient is (OpenID Connect Core 1.0, code flow with PKCE). */
package org.briefsiegel.factor.oidc;
