package org.briefsiegel.testkit.api;

import jakarta.servlet.ServletConfig;
import java.util.List;
import org.apache.cxf.bus.CXFBusFactory;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;

/** Serves resources with the filters and providers that they have in the distribution. */
@SuppressWarnings("serial")
final class ApiServlet extends CXFNonSpringServlet {

    private final List<?> resources;
    private final List<?> extensions;

    ApiServlet(List<?> resources, List<?> extensions) {
        this.resources = resources;
        this.extensions = extensions;
    }

    @Override
    protected void loadBus(ServletConfig config) {
        setBus(new CXFBusFactory().createBus());
        JAXRSServerFactoryBean server = new JAXRSServerFactoryBean();
        server.setBus(getBus());
        server.setAddress("/");
        server.setServiceBeanObjects(resources.toArray());
        server.setProviders(extensions);
        server.create();
    }
}
