package org.briefsiegel.factor.oidc;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** What stands behind the question mark of an address. */
final class Query {

    private Query() {}

    /** By name. */
    static Map<String, String> of(String address) {
        return Arrays.stream(address.substring(address.indexOf('?') + 1).split("&"))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> URLDecoder.decode(part[1], StandardCharsets.UTF_8)));
    }
}
