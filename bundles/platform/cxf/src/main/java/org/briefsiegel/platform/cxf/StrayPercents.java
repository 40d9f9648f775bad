package org.briefsiegel.platform.cxf;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.regex.Pattern;

/**
 * A request in which a percent sign that begins no escape stands for itself, as browsers read it (WHATWG URL,
 * percent-decode): CXF fails on one, long before a resource could say what is wrong.
 */
final class StrayPercents extends HttpServletRequestWrapper {

    private static final Pattern STRAY = Pattern.compile("%(?![0-9a-fA-F]{2})");

    StrayPercents(HttpServletRequest request) {
        super(request);
    }

    @Override
    public String getQueryString() {
        String query = super.getQueryString();
        return query == null ? null : escaped(query);
    }

    @Override
    public String getRequestURI() {
        return escaped(super.getRequestURI());
    }

    @Override
    public StringBuffer getRequestURL() {
        return new StringBuffer(escaped(super.getRequestURL().toString()));
    }

    static String escaped(String text) {
        return STRAY.matcher(text).replaceAll("%25");
    }
}
