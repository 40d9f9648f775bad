package org.briefsiegel.platform.persistence.unit;

import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.PersistenceUnitInfo;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.eclipse.persistence.jpa.PersistenceProvider;

/** What a persistence.xml would say: it can't, because the entities come from several bundles. */
record UnitInfo(DataSource pool, ClassLoader contributors, List<String> entities, Properties properties)
        implements PersistenceUnitInfo {

    @Override
    public String getPersistenceUnitName() {
        return "briefsiegel";
    }

    @Override
    public String getPersistenceProviderClassName() {
        return PersistenceProvider.class.getName();
    }

    @Override
    public String getScopeAnnotationName() {
        return null;
    }

    @Override
    public List<String> getQualifierAnnotationNames() {
        return List.of();
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"}) // the interface itself still asks for the old type
    public jakarta.persistence.spi.PersistenceUnitTransactionType getTransactionType() {
        return jakarta.persistence.spi.PersistenceUnitTransactionType.RESOURCE_LOCAL;
    }

    @Override
    public DataSource getJtaDataSource() {
        return null;
    }

    @Override
    public DataSource getNonJtaDataSource() {
        return pool;
    }

    @Override
    public List<String> getMappingFileNames() {
        return List.of();
    }

    @Override
    public List<URL> getJarFileUrls() {
        return List.of();
    }

    /**
     * Any URL of ours: EclipseLink wants one, and looks there for mapping files that we don't have. Asked for the
     * resource "/", a bundle says null.
     */
    @Override
    public URL getPersistenceUnitRootUrl() {
        try {
            return new URL(UnitInfo.class.getResource("UnitInfo.class"), ".");
        } catch (MalformedURLException e) {
            throw new IllegalStateException("a class has an address", e);
        }
    }

    @Override
    public List<String> getManagedClassNames() {
        return entities;
    }

    @Override
    public boolean excludeUnlistedClasses() {
        return true;
    }

    /** None: another node may have changed the row. */
    @Override
    public SharedCacheMode getSharedCacheMode() {
        return SharedCacheMode.NONE;
    }

    @Override
    public ValidationMode getValidationMode() {
        return ValidationMode.NONE;
    }

    @Override
    public Properties getProperties() {
        return properties;
    }

    @Override
    public String getPersistenceXMLSchemaVersion() {
        return "3.2";
    }

    @Override
    public ClassLoader getClassLoader() {
        return contributors;
    }

    @Override
    public void addTransformer(ClassTransformer transformer) {
        // nothing is woven
    }

    @Override
    public ClassLoader getNewTempClassLoader() {
        return contributors;
    }
}
