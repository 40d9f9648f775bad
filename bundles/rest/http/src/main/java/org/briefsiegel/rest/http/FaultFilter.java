package org.briefsiegel.rest.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.briefsiegel.rest.problem.ApiTexts;
import org.briefsiegel.rest.problem.ProblemFilter;
import org.briefsiegel.rest.problem.ProblemType;
import org.briefsiegel.rest.problem.Problems;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns faults under {@code /api} into problems that say no more than a number, under which the log says all. Not an exception
 * mapper: those would see the faults of every other edge, too, and of answers that have begun.
 */
@Component(service = Filter.class)
@HttpWhiteboardFilterPattern("/api/*")
@SuppressWarnings("serial")
public final class FaultFilter extends HttpFilter {

    private static final Logger LOG = LoggerFactory.getLogger(FaultFilter.class);

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException fault) {
            if (response.isCommitted()) {
                throw fault;
            }
            answer(fault, ApiTexts.locale(request.getHeader("Accept-Language")), response);
        } finally {
            release(request);
        }
    }

    private static void answer(Exception fault, Locale locale, HttpServletResponse response) throws IOException {
        String id = UUID.randomUUID().toString();
        LOG.error("Fault {} in the practice API", id, fault);
        response.resetBuffer();
        response.setStatus(ProblemType.FAULT.statuses().get(0));
        response.setContentType(ProblemFilter.PROBLEM);
        response.setHeader("Link", ProblemType.FAULT.link());
        response.setHeader("Connection", "close"); // what is left of a body may be unread
        response.getOutputStream().write(Problems.fault(id, locale));
    }

    /** A request that no response filter has seen the end of must not count for ever. */
    private static void release(HttpServletRequest request) {
        if (request.getAttribute(ConcurrencyLimit.Permit.class.getName()) instanceof ConcurrencyLimit.Permit permit) {
            permit.close();
        }
    }
}
