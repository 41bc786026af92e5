package trade.helix.store.jdbc;

import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import trade.helix.tck.AuditLogContractTest;
import trade.helix.tck.StoreFixture;

/** The audit log keeps the contract of audit logs on both databases. */
@ParameterizedClass
@EnumSource
class JdbcAuditLogContractTest extends AuditLogContractTest {
    @Parameter
    private TestDatabase.Kind kind;

    @Override
    protected StoreFixture open() {
        return new JdbcStoreFixture(kind);
    }
}
